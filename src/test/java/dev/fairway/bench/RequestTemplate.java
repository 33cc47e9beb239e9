package dev.fairway.bench;

import dev.fairway.testing.Recorded;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A recorded request of a real client as the bytes that go over the wire, head and body, in which only the machine id and
 * the boot id change from one machine to the next: they are written over those of the last.
 */
final class RequestTemplate {

    private static final String RECORDED_MACHINE = "44b0a5364caf1f2b203f4b49363d553f";
    private static final String RECORDED_BOOT = "{f8b24c31-1e41-46bd-a0d9-489377bb8a94}";

    private final byte[] bytes;
    private final List<Integer> machines;
    private final List<Integer> boots;
    private final boolean nextBoot;

    private RequestTemplate(byte[] bytes, List<Integer> machines, List<Integer> boots, boolean nextBoot) {
        this.bytes = bytes;
        this.machines = machines;
        this.boots = boots;
        this.nextBoot = nextBoot;
    }

    /** The request of a step, as the machines of a part send it to {@code host}. */
    static RequestTemplate of(Step step, Part part, String host) {
        String version = step.isOnNextVersion() ? part.nextVersion() : part.version();
        String body = new String(Recorded.request(step.recorded()), StandardCharsets.UTF_8)
                .replace("previousversion=\"3815.2.0\"", "previousversion=\"" + part.version() + "\"")
                .replaceAll(
                        " version=\"3815\\.2\\.[01]\" track=\"stable\"",
                        " version=\"" + version + "\" track=\"" + part.track() + "\"")
                .replaceAll("sp=\"3815\\.2\\.[01]_", "sp=\"" + version + "_")
                .replace("oem=\"qemu\"", "oem=\"" + part.oem() + "\"");
        String head = "POST /v1/update/ HTTP/1.1\r\nHost: " + host + "\r\nAccept: */*\r\nContent-Type: text/xml\r\n"
                + "Content-Length: " + body.length() + "\r\n\r\n";
        String request = head + body;
        return new RequestTemplate(
                request.getBytes(StandardCharsets.US_ASCII),
                places(request, RECORDED_MACHINE),
                places(request, RECORDED_BOOT),
                step.isOnNextVersion());
    }

    /** The request of this machine; the array is this template's own and holds until the next call. */
    byte[] of(String machine) {
        String boot = nextBoot ? MachineName.nextBootId(machine) : MachineName.bootId(machine);
        write(machine, machines);
        write(boot, boots);
        return bytes;
    }

    /** The length of the body, in bytes. */
    int bodyLength() {
        return bytes.length - bodyStart();
    }

    private int bodyStart() {
        return new String(bytes, StandardCharsets.US_ASCII).indexOf("\r\n\r\n") + 4;
    }

    @SuppressWarnings("deprecation") // the only way that copies ASCII without an array in between
    private void write(String text, List<Integer> places) {
        for (int place : places) {
            text.getBytes(0, text.length(), bytes, place);
        }
    }

    private static List<Integer> places(String request, String recorded) {
        List<Integer> places = new ArrayList<>();
        for (int at = request.indexOf(recorded); at >= 0; at = request.indexOf(recorded, at + 1)) {
            places.add(at);
        }
        if (places.isEmpty()) {
            throw new IllegalStateException("the recorded request does not name " + recorded);
        }
        return places;
    }
}
