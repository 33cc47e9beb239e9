package dev.fairway.bench;

import dev.fairway.testing.Recorded;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A recorded request of a real client as the bytes that go over the wire, head and body, in which only the machine id and
 * the boot id change from one machine to the next: they are written over those of the last.
 */
final class RequestTemplate {

    private static final Pattern MACHINE = Pattern.compile("(?<=machineid=\")[0-9a-f]{32}(?=\")");
    private static final Pattern BOOT = Pattern.compile("(?<=bootid=\")\\{[0-9a-f-]{36}}(?=\")");

    private final byte[] bytes;
    private final int machinePlace;
    private final int bootPlace;
    private final boolean nextBoot;

    private RequestTemplate(byte[] bytes, int machinePlace, int bootPlace, boolean nextBoot) {
        this.bytes = bytes;
        this.machinePlace = machinePlace;
        this.bootPlace = bootPlace;
        this.nextBoot = nextBoot;
    }

    /**
     * The request of a step, as the machines of a part send it to {@code host}.
     *
     * @param last whether the connection is to be closed behind it
     */
    static RequestTemplate of(Step step, Part part, String host, boolean last) {
        String version = step.isOnNextVersion() ? part.nextVersion() : part.version();
        String body = new String(Recorded.request(step.recorded()), StandardCharsets.UTF_8)
                .replaceAll("previousversion=\"3815[^\"]*\"", "previousversion=\"" + part.version() + "\"")
                .replaceAll(
                        " version=\"3815[^\"]*\" track=\"[^\"]*\"",
                        " version=\"" + version + "\" track=\"" + part.track() + "\"")
                .replaceAll("sp=\"3815[^_]*_", "sp=\"" + version + "_")
                .replaceAll("oem=\"[^\"]*\"", "oem=\"" + part.oem() + "\"")
                .replaceAll("machinealias=\"[^\"]*\"", "machinealias=\"\"");
        String head = "POST /v1/update/ HTTP/1.1\r\nHost: " + host + "\r\nAccept: */*\r\nContent-Type: text/xml\r\n"
                + (last ? "Connection: close\r\n" : "") + "Content-Length: " + body.length() + "\r\n\r\n";
        String request = head + body;
        return new RequestTemplate(
                request.getBytes(StandardCharsets.US_ASCII),
                place(request, MACHINE),
                place(request, BOOT),
                step.isAfterReboot());
    }

    /** The request of this machine; the array is this template's own and holds until the next call. */
    byte[] of(String machine) {
        String boot = nextBoot ? MachineName.nextBootId(machine) : MachineName.bootId(machine);
        write(machine, machinePlace);
        write(boot, bootPlace);
        return bytes;
    }

    @SuppressWarnings("deprecation") // the only way that copies ASCII without an array in between
    private void write(String text, int place) {
        text.getBytes(0, text.length(), bytes, place);
    }

    private static int place(String request, Pattern recorded) {
        Matcher found = recorded.matcher(request);
        if (!found.find()) {
            throw new IllegalStateException("the recorded request holds no " + recorded);
        }
        return found.start();
    }
}
