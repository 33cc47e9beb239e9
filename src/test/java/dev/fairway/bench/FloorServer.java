package dev.fairway.bench;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;

/**
 * What a check-in costs if nothing is decided or kept: a bare Tomcat on virtual threads that reads the same bytes, parses
 * them and answers the same number of bytes. {@code FloorServer FOLDER ANSWER} prints the port that it listens on.
 */
final class FloorServer {

    private static final int LONGEST_BODY = 64 * 1024;

    private FloorServer() {}

    static void main(String[] arguments) throws IOException, LifecycleException {
        byte[] answer = Files.readAllBytes(Path.of(arguments[1]));
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(arguments[0]);
        tomcat.setPort(0);
        tomcat.getConnector().getProtocolHandler().setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        // Tomcat would close a connection after 100 requests; a floor has no cost that a setting removes.
        tomcat.getConnector().setProperty("maxKeepAliveRequests", "-1");
        Context context = tomcat.addContext("", null);
        Tomcat.addServlet(context, "floor", new Floor(answer)).addMapping("/*");
        tomcat.start();
        System.out.println(tomcat.getConnector().getLocalPort());
        tomcat.getServer().await();
    }

    /** Reads, parses, answers. */
    private static final class Floor extends HttpServlet {

        private static final long serialVersionUID = 1L;

        private final transient InputFactoryImpl xml = new InputFactoryImpl();
        private final transient byte[] answer;

        Floor(byte[] answer) {
            this.answer = answer;
        }

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
            byte[] body = request.getInputStream().readNBytes(LONGEST_BODY);
            try {
                XMLStreamReader reader = xml.createXMLStreamReader(new java.io.ByteArrayInputStream(body));
                while (reader.hasNext()) {
                    reader.next();
                }
                reader.close();
            } catch (XMLStreamException broken) {
                response.sendError(HttpServletResponse.SC_BAD_REQUEST);
                return;
            }
            response.setContentType("text/xml; charset=utf-8");
            response.setContentLength(answer.length);
            response.getOutputStream().write(answer);
        }
    }
}
