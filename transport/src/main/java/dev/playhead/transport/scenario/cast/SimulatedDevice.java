package dev.playhead.transport.scenario.cast;

import dev.playhead.transport.ai.AiHeaders;
import dev.playhead.transport.protocol.Data;
import dev.playhead.transport.protocol.Message;
import dev.playhead.transport.scenario.Device;
import dev.playhead.transport.scenario.Scenario;
import dev.playhead.transport.scenario.Verb;
import dev.playhead.transport.scenario.stage.ClientRole;
import dev.playhead.transport.scenario.stage.Stage;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A device with somebody before it, who asks, edits and stops as the scenario says.
public final class SimulatedDevice extends SimulatedClient {
    /// Name of a question, and of an answer, where nobody speaks AI Transport.
    static final String QUESTION = "question";

    static final String ANSWER = "answer";

    private final Scenario.Dialect dialect;
    private final DeviceInterrupts interrupts;
    private int questions;
    private int stops;
    private @Nullable String lastSent;
    private @Nullable String lastRun;

    /// A device that has not connected yet.
    public SimulatedDevice(Stage stage, Device.Simulated device, Scenario.Dialect dialect) {
        super(
                stage,
                new ClientRole(device.name(), device.clientId(), false, device.format(), device.retryMs()),
                device.channels(),
                device.rewind() == null ? Map.of() : Map.of("rewind", device.rewind()));
        this.dialect = dialect;
        this.interrupts = new DeviceInterrupts(this, device.channels().getFirst());
    }

    @Override
    void took(String channel, Message message) {
        interrupts.took(channel, message);
    }

    @Override
    void heard(String channel, Message message) {
        switch (dialect) {
            case AI_TRANSPORT -> {
                if ("ai-run-start".equals(message.name())) {
                    lastRun = AiHeaders.of(message).runId();
                }
            }
            case PLAIN -> {
                if (ANSWER.equals(message.name())) {
                    lastRun = message.serial();
                }
            }
        }
    }

    @Override
    public boolean isBusy() {
        return interrupts.isWaiting();
    }

    @Override
    public List<String> remarks() {
        return interrupts.remarks();
    }

    @Override
    public @Nullable String refusal(Verb verb) {
        var why = super.refusal(verb);
        if (why != null) {
            return why;
        }
        return switch (verb) {
            case EDIT, DELETE -> lastSent == null ? name() + " has sent nothing yet." : null;
            case CANCEL -> lastRun == null ? name() + " has seen no run start yet." : null;
            default -> null;
        };
    }

    @Override
    public void act(Verb verb, String text) {
        switch (verb) {
            case SEND -> send(question(text));
            case PUBLISH -> send(Message.builder().data(new Data.Text(text)));
            case EDIT -> {
                if (lastSent != null) {
                    channel().update(lastSent, Message.builder().data(new Data.Text(text)));
                }
            }
            case DELETE -> {
                if (lastSent != null) {
                    channel().delete(lastSent);
                }
            }
            case CANCEL -> {
                if (lastRun != null) {
                    channel().publish(cancel(lastRun));
                }
            }
            case STOP, STEER, INTERRUPT, ASK, REGENERATE, APPROVE, REJECT ->
                interrupts.publish(Objects.requireNonNull(verb.interrupt()), text);
            case ENTER, LEAVE, ATTACH, DETACH, DROP, CLOSE, ANSWER, DIE -> super.act(verb, text);
        }
    }

    private void send(Message.Builder message) {
        stage.whenGiven(
                channel().publish(message),
                result -> lastSent =
                        result.serials().isEmpty() ? lastSent : result.serials().getFirst(),
                refused -> {});
    }

    private Message.Builder question(String text) {
        if (dialect == Scenario.Dialect.PLAIN) {
            return Message.builder().name(QUESTION).data(new Data.Text(text));
        }
        var input = stage.newId(name() + "-question-" + ++questions);
        var headers = new RunHeaders()
                .with("role", "user")
                .with("codec-message-id", input)
                .with("run-client-id", clientId())
                .with("event-id", input + "-event")
                .with("stream", "false")
                .codec("kind", "user-message")
                .codec("partType", "text");
        return Message.builder().name("ai-input").data(new Data.Text(text)).extras(headers.extras());
    }

    private Message.Builder cancel(String run) {
        if (dialect == Scenario.Dialect.PLAIN) {
            return Message.builder().name("ai-cancel").data(new Data.Text(run));
        }
        var headers = new RunHeaders().with("run-id", run).with("event-id", stage.newId(name() + "-stop-" + ++stops));
        return Message.builder().name("ai-cancel").extras(headers.extras());
    }
}
