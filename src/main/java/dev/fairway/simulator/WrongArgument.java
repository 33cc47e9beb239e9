package dev.fairway.simulator;

/** What was typed cannot be done; says in one sentence what is wrong with which argument. */
final class WrongArgument extends RuntimeException {

    WrongArgument(String sentence) {
        super(sentence);
    }
}
