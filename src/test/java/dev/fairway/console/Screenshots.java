package dev.fairway.console;

import dev.fairway.testing.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * {@code ./fairway screenshots}: starts the demo from the jar, waits until much is going on there, and takes pictures of its
 * screens: light and dark, and those that people see most also on a narrow screen.
 */
public final class Screenshots {

    private static final Duration LIVELY = Duration.ofMinutes(10);
    private static final int WIDE = 1440;
    private static final int NARROW = 400;

    private final Browser browser;
    private final Path folder;

    private Screenshots(Browser browser, Path folder) {
        this.browser = browser;
        this.folder = folder;
    }

    /** @param arguments the jar, and the folder that the pictures go to */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[1]));
        try (DemoProcess demo = DemoProcess.start(Path.of(arguments[0]));
                Browser browser = new Browser(demo.port())) {
            System.out.println("The demo runs; waiting until a rollout is halted and another one paused …");
            new Screenshots(browser, folder).take(demo.password());
        }
        System.out.println("The pictures are in " + folder + ".");
    }

    private void take(String password) {
        browser.patience(LIVELY);
        browser.open("/");
        browser.type("input[name=username]", "admin");
        browser.type("input[name=password]", password);
        browser.click("vaadin-button[theme~=submit], vaadin-login-form vaadin-button");
        browser.seeText("#open-list", "Halted");
        browser.seeText("#open-list", "Paused");
        browser.seeText("#open-list", "failed");
        browser.patience(Duration.ofSeconds(60));
        String rollout = path(browser.href("#open-list li", "Running", "a.fw-name"));
        every("overview", "/?span=30d", "#adoption-chart[data-drawn] canvas");
        machines();
        every("rollout", rollout, "#pipeline");
        browser.viewport(WIDE, 1000);
        browser.open("/channels");
        browser.click("#promote-stable-amd64");
        browser.click("#promote-dialog vaadin-combo-box input");
        browser.click("vaadin-combo-box-item", "4487.1.0");
        inBothSchemes("promote", "#consequence", "");
        wide("groups", "/groups", ".fw-groups");
        wide("channels", "/channels", ".fw-channels");
        wide("releases", "/releases", "#releases-grid vaadin-grid-cell-content a");
        wide("activity", "/activity", "#activity li");
    }

    /** The list with the panel of a machine that failed, and the page of the same machine. */
    private void machines() {
        String line = "#machines-grid vaadin-grid-cell-content a";
        browser.viewport(WIDE, 1000);
        browser.open("/machines?health=failing");
        browser.click(line);
        String machine = path(browser.href("#side-panel", "", "#panel-open"));
        String chosen = browser.url().replaceFirst(".*[?&](machine=[^&]*).*", "$1");
        wide("machines", "/machines?" + chosen, "#panel-why");
        narrow("machines", "/machines", line);
        every("machine", machine, "#rules");
    }

    private void every(String name, String path, String shown) {
        wide(name, path, shown);
        narrow(name, path, shown);
    }

    private void wide(String name, String path, String shown) {
        browser.viewport(WIDE, 1000);
        browser.open(path);
        inBothSchemes(name, shown, "");
    }

    private void narrow(String name, String path, String shown) {
        browser.viewport(NARROW, 860);
        browser.open(path);
        inBothSchemes(name, shown, "-narrow");
    }

    private void inBothSchemes(String name, String shown, String width) {
        for (String scheme : List.of("light", "dark")) {
            browser.run("window.fairway.scheme('" + scheme + "')");
            browser.see(shown);
            browser.atRest();
            browser.picture(folder.resolve(name + "-" + scheme + width + ".png"));
        }
    }

    private static String path(String url) {
        return url.replaceFirst("https?://[^/]+", "");
    }
}
