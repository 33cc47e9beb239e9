package dev.fairway.access;

import java.util.UUID;

/** What an account may do at this moment. */
public record Standing(UUID account, String name, Role role, GroupScope scope) {}
