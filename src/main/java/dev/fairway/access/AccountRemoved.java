package dev.fairway.access;

/** An account is gone: what belonged to it alone goes with it, so that nobody who gets the same name later inherits it. */
public record AccountRemoved(String name) {}
