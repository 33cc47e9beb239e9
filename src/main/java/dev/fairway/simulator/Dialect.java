package dev.fairway.simulator;

import dev.fairway.base.Arch;

/** How a client writes its requests; above all, where it says its arch. */
enum Dialect {
    /** Flatcar's {@code update_engine}: the arch stands in {@code board}. */
    BOARD,
    /** An old one without a board: the arch is the end of {@code os@sp}. */
    SERVICE_PACK,
    /** {@code go-omaha} and what is built on it: the arch stands in {@code os@arch}. */
    OS_ARCH;

    /** The body of the request. */
    String write(Message message) {
        return this == OS_ARCH ? shortForm(message) : longForm(message);
    }

    private String longForm(Message message) {
        Persona who = message.who();
        String machine = who.arch() == Arch.ARM64 ? "aarch64" : "x86_64";
        StringBuilder xml = new StringBuilder(1024);
        xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
                .append("<request protocol=\"3.0\" version=\"update_engine-0.4.10\"")
                .append(
                        " updaterversion=\"update_engine-0.4.10\" installsource=\"scheduler\" ismachine=\"1\">\n    <os")
                .append(" version=\"Chateau\" platform=\"CoreOS\"");
        attribute(xml, "sp", message.version() + "_" + machine).append("></os>\n    <app");
        attribute(xml, "appid", "{" + who.product() + "}");
        attribute(xml, "version", message.version());
        attribute(xml, "track", who.track());
        attribute(xml, "bootid", "{" + message.bootId() + "}");
        attribute(xml, "oem", who.oem());
        attribute(xml, "oemversion", message.version());
        attribute(xml, "alephversion", who.aleph());
        attribute(xml, "machineid", who.id().value());
        attribute(xml, "machinealias", who.alias());
        attribute(xml, "lang", "en-US");
        attribute(xml, "board", this == BOARD ? who.arch().label() + "-usr" : "");
        xml.append(" hardware_class=\"\" delta_okay=\"false\" >\n");
        content(xml, message, "        ", "\n");
        return xml.append("    </app>\n</request>\n").toString();
    }

    private static String shortForm(Message message) {
        Persona who = message.who();
        StringBuilder xml = new StringBuilder(640);
        xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<request protocol=\"3.0\"");
        attribute(xml, "sessionid", message.bootId());
        attribute(xml, "userid", who.id().value());
        xml.append(" version=\"update_engine-0.4.10\"><os platform=\"linux\"");
        attribute(xml, "arch", who.arch() == Arch.ARM64 ? "arm" : "x64").append("></os><app");
        attribute(xml, "appid", "{" + who.product() + "}");
        attribute(xml, "version", message.version());
        attribute(xml, "track", who.track());
        attribute(xml, "bootid", message.bootId());
        attribute(xml, "machineid", who.id().value());
        attribute(xml, "machinealias", who.alias());
        attribute(xml, "oem", who.oem()).append('>');
        content(xml, message, "", "");
        return xml.append("</app></request>").toString();
    }

    private static void content(StringBuilder xml, Message message, String indent, String end) {
        if (message.pings()) {
            xml.append(indent).append("<ping active=\"1\"></ping>").append(end);
        }
        if (message.asks()) {
            xml.append(indent).append("<updatecheck></updatecheck>").append(end);
        }
        Message.Event event = message.event();
        if (event == null) {
            return;
        }
        xml.append(indent).append("<event");
        attribute(xml, "eventtype", Integer.toString(event.type()));
        attribute(xml, "eventresult", Integer.toString(event.result()));
        if (event.error() != null) {
            attribute(xml, "errorcode", Integer.toString(event.error()));
        }
        if (event.previousVersion() != null) {
            attribute(xml, "previousversion", event.previousVersion());
        }
        xml.append("></event>").append(end);
    }

    private static StringBuilder attribute(StringBuilder xml, String name, String value) {
        xml.append(' ').append(name).append("=\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '&' -> xml.append("&amp;");
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '"' -> xml.append("&quot;");
                default -> xml.append(c);
            }
        }
        return xml.append('"');
    }
}
