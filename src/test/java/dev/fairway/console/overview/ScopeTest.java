package dev.fairway.console.overview;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.QueryParameters;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScopeTest {

    @Test
    void what_stands_in_an_address_is_read_from_it_again() {
        UUID id = new UUID(1, 2);
        for (Scope scope :
                new Scope[] {Scope.DEFAULT, new Scope(Scope.Span.HOUR, id, null), new Scope(Scope.Span.MONTH, null, id)
                }) {
            assertThat(Scope.of(scope.parameters())).isEqualTo(scope);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "span=2w", "channel=x", "group=%00", "span=7d"})
    void what_cannot_be_read_is_left_out(String query) {
        assertThat(Scope.of(QueryParameters.fromString(query))).isEqualTo(Scope.DEFAULT);
    }
}
