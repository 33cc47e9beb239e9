package dev.fairway.api;

import dev.fairway.base.Page;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A page of a list: {@code next} goes into {@code ?after=}, and is null on the last page. */
record Listed<T>(List<T> items, @Nullable String next) {

    static <S, T> Listed<T> of(Page<S> page, Function<S, T> body) {
        return new Listed<>(page.items().stream().map(body).toList(), page.next());
    }
}
