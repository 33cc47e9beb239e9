package dev.fairway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class ClientAddressTest {

    private static final List<String> PROXIES = List.of("10.0.0.0/8", "2001:db8::1");

    @Test
    void without_configured_proxies_it_is_the_peer_whatever_is_forwarded() {
        assertThat(address(List.of(), "198.51.100.1", "203.0.113.9")).isEqualTo("198.51.100.1");
    }

    @Test
    void a_configured_proxy_is_believed_and_only_for_the_hop_before_it() {
        assertThat(address(PROXIES, "10.1.2.3", "203.0.113.9")).isEqualTo("203.0.113.9");
        assertThat(address(PROXIES, "10.1.2.3", "6.6.6.6, 203.0.113.9, 10.9.9.9"))
                .isEqualTo("203.0.113.9");
        assertThat(address(PROXIES, "2001:db8::1", "203.0.113.9")).isEqualTo("203.0.113.9");
        assertThat(address(PROXIES, "198.51.100.1", "203.0.113.9")).isEqualTo("198.51.100.1");
    }

    @Test
    void what_is_forwarded_and_no_address_counts_for_nothing() {
        assertThat(address(PROXIES, "10.1.2.3", "<script>")).isEqualTo("10.1.2.3");
        assertThat(address(PROXIES, "10.1.2.3", "1.2.3.4, unknown")).isEqualTo("10.1.2.3");
        assertThat(address(PROXIES, "10.1.2.3", "999.999.1.1")).isEqualTo("10.1.2.3");
    }

    @Test
    void a_proxy_that_is_no_address_is_refused_at_the_start() {
        assertThatThrownBy(() -> new ClientAddresses(List.of("my proxy"))).hasMessageContaining("'my proxy'");
    }

    private static String address(List<String> proxies, String peer, String forwarded) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr(peer);
        request.addHeader("X-Forwarded-For", forwarded);
        return new ClientAddresses(proxies).of(request);
    }
}
