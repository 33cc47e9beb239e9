package dev.fairway.console.rollout;

import com.vaadin.flow.component.html.Paragraph;
import dev.fairway.console.Messages;
import dev.fairway.console.Parts;
import dev.fairway.rollout.ErrorCode;
import dev.fairway.rollout.RolloutReport.CauseKey;

/** A cause of failure in words. */
final class CauseWords {

    private CauseWords() {}

    static String title(CauseKey cause) {
        return switch (cause.outcome()) {
            case "fell-back", "silent", "died", "returned" -> Messages.of("rollout.cause." + cause.outcome());
            default ->
                cause.errorCode() == null
                        ? Messages.of("rollout.cause.failed")
                        : new ErrorCode(cause.errorCode().intValue()).meaning();
        };
    }

    /** The title up to its first colon or comma, to be one of several. */
    static String brief(CauseKey cause) {
        return title(cause).replaceFirst("[:,].*", "");
    }

    /** One more fact: what the machine did, and its code. */
    static String detail(CauseKey cause) {
        String code = cause.errorCode() == null
                ? ""
                : Messages.of("rollout.cause.code", cause.errorCode().toString());
        return switch (cause.outcome()) {
            case "fell-back" -> Messages.of("rollout.cause.fell-back.detail") + (code.isEmpty() ? "" : ", " + code);
            case "silent", "died", "returned" -> Messages.of("rollout.cause." + cause.outcome() + ".detail");
            default -> code.isEmpty() ? Messages.of("rollout.cause.no-code") : code;
        };
    }

    /** What a person can do about it. */
    static Paragraph advice(CauseKey cause) {
        String words = switch (cause.outcome()) {
            case "silent", "died", "returned" -> Messages.of("rollout.cause." + cause.outcome() + ".advice");
            default ->
                cause.errorCode() == null
                        ? Messages.of("rollout.cause.failed.advice")
                        : new ErrorCode(cause.errorCode().intValue()).advice();
        };
        Paragraph advice = Parts.paragraph("fw-lead fw-wrap", words);
        advice.setId("cause-advice");
        return advice;
    }

    /** The health whose icon and colour it has. */
    static String tone(CauseKey cause) {
        return cause.outcome().equals("silent") || cause.outcome().equals("died") ? "stuck" : "failing";
    }
}
