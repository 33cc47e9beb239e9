package dev.fairway.access;

import org.jspecify.annotations.Nullable;

/** A principal that knows at any moment what it may do then: a change of its role holds for what comes next. */
interface Known {

    /** @param origin the address that the command came from */
    Actor actor(@Nullable String origin);
}
