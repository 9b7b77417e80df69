package dev.playhead.ui.finding;

import java.util.Locale;

/// Estimate of what text cost, from how long it is. Nobody says on the wire how many tokens it had.
final class CostEstimate {
    private static final double CHARACTERS_A_TOKEN = 4;

    private CostEstimate() {}

    /// Returns about how many tokens so many characters are.
    static double tokens(int characters) {
        return characters / CHARACTERS_A_TOKEN;
    }

    /// Returns an amount of US dollars with two digits that matter.
    static String dollars(double amount) {
        if (amount == 0 || amount >= 1) {
            return String.format(Locale.ROOT, "$%,.2f", amount);
        }
        int digits = Math.clamp((int) Math.ceil(-Math.log10(amount)) + 1, 2, 9);
        return String.format(Locale.ROOT, "$%." + digits + "f", amount);
    }

    /// Returns why nobody can tell, in a few words.
    static String why(String model) {
        return model.isEmpty() ? "no message says its model" : "no price of " + model + " in Settings";
    }
}
