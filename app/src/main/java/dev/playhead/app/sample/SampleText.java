package dev.playhead.app.sample;

/// Questions and answers of the sample.
final class SampleText {
    static final String FERRY_QUESTION = "Which ferry goes to Lokrum tomorrow?";
    static final String FERRY =
            "The Lokrum boat leaves the old harbour every half hour from 09:00. The crossing takes ten"
                    + " minutes. Buy a return ticket at the pier; the last boat back leaves at 18:00.";

    static final String MUSEUM_QUESTION = "What is worth seeing when it rains?";
    static final String MUSEUM = "Start with the Rector's Palace: it is dry, small and never full before ten. Then walk"
            + " under the arcades to the Maritime Museum in the fort, which has ship models, charts and a view of the"
            + " harbour through narrow windows. After that the aquarium downstairs is good for half an hour.";

    static final String TRIP_QUESTION = "Plan three days in Dubrovnik. Vegan food, no car.";
    static final String TRIP =
            "Day 1: walk the city walls early, before the ships arrive, and take the stairs down at the"
                    + " western gate. Lunch at Nishta, then the cable car to Mount Srd; walk back on the path with the"
                    + " stations. Day 2: 10:00 ferry to Lokrum, swim on the rocky east side, and be back by 16:00. Dinner at"
                    + " Urban & Veggie near the Pile gate. Day 3: bus 12 to Lapad, follow the coast path to Babin Kuk and stop"
                    + " at the small cove below the pines. Everything is reachable on foot or by bus. Should I hold a table"
                    + " for two at seven?";

    private SampleText() {}
}
