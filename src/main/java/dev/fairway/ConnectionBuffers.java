package dev.fairway;

import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * A connection that stays open keeps its buffers, and a wall stays open for months: they are as small as what comes over them.
 * Requests are about a kilobyte, and what is longer than a buffer is written past it.
 */
@Component
class ConnectionBuffers implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {

    private static final String READ = "2048";
    private static final String WRITE = "4096";

    @Override
    public void customize(ConfigurableTomcatWebServerFactory factory) {
        factory.addConnectorCustomizers(connector -> {
            connector.setProperty("socket.appReadBufSize", READ);
            connector.setProperty("socket.appWriteBufSize", WRITE);
        });
    }
}
