package dev.fairway.bench;

import java.util.List;

/**
 * A screen of the console, and how one gets to it from the one before.
 *
 * @param click script that gives what is clicked: something in the drawer, or the first that the screen before shows
 * @param shown what is there, with text in it, when its data is
 */
record ConsoleScreen(String name, String click, String shown) {

    /** In the order in which they are gone to: a list, then one of it. */
    static final List<ConsoleScreen> ALL = List.of(
            new ConsoleScreen("machines", drawer("machines"), "#machines-grid vaadin-grid-cell-content a.fw-name"),
            new ConsoleScreen("overview", drawer(""), "#channel-versions"),
            new ConsoleScreen("groups", drawer("groups"), ".fw-groups"),
            new ConsoleScreen("group", first("groups/"), "#plan-preview"),
            new ConsoleScreen("channels", drawer("channels"), ".fw-channels"),
            new ConsoleScreen("channel", first("channels/"), "#channel-history"),
            new ConsoleScreen("releases", drawer("releases"), "#releases-grid vaadin-grid-cell-content a"),
            new ConsoleScreen("release", first("releases/"), "#release-running"),
            new ConsoleScreen("rollouts", drawer("rollouts"), "#open-rollouts"),
            new ConsoleScreen("rollout", first("rollouts/"), "#pipeline"),
            new ConsoleScreen("rollout's failed", link("location.pathname.slice(1) + '/failed'"), "#failed-name"),
            new ConsoleScreen("activity", drawer("activity"), "#activity li"),
            new ConsoleScreen("activity of channels", link("'activity?area=channels'"), "#activity li"),
            new ConsoleScreen("machines, failing", link("'machines?health=failing'"), "#machines-grid a.fw-name"),
            new ConsoleScreen("machines, search node-4242", link("'machines?q=node-4242'"), "#machines-grid a.fw-name"),
            new ConsoleScreen(
                    "machine",
                    link("document.querySelector('#machines-grid a.fw-name').getAttribute('href')"),
                    "#machine-lead"));

    private static String drawer(String path) {
        return "[...document.querySelectorAll('.fw-drawer vaadin-side-nav-item')].find(item => item.path === '" + path
                + "').shadowRoot.querySelector('a')";
    }

    private static String first(String path) {
        return "document.querySelector('.fw-main a[href*=\"" + path + "\"]')";
    }

    /** What the screen before need not show: a link to this address. */
    private static String link(String address) {
        return "(() => { const link = document.createElement('a'); link.href = " + address + ";"
                + " link.setAttribute('router-link', ''); document.querySelector('.fw-main').append(link);"
                + " return link; })()";
    }

    /**
     * A script that clicks and tells the milliseconds until the data is there. What stood there before does not count: the
     * server has to have answered, and nothing more may be asked of it for a moment, which is not counted.
     */
    String script() {
        return """
                const done = arguments[arguments.length - 1];
                const before = document.querySelector('.fw-main');
                const clients = () => Object.values(window.Vaadin.Flow.clients);
                const answers = () => performance.getEntriesByType('resource').some(each => each.name.includes('v-r=uidl'));
                const target = %s;
                if (!target) { done(-1); return; }
                performance.clearResourceTimings();
                const start = performance.now();
                let quiet = 0;
                target.click();
                (function look() {
                    const now = performance.now();
                    const main = document.querySelector('.fw-main');
                    const found = main && (main !== before || location.search) && document.querySelector('%s');
                    const waits = clients().some(client => client.isActive && client.isActive());
                    const shown = found && found.textContent.trim() && answers() && !waits;
                    quiet = shown ? quiet || now : 0;
                    if (shown && now - quiet > 150) done(quiet - start);
                    else if (now - start > 15000) done(-2);
                    else setTimeout(look, 5);
                })();""".formatted(click, shown);
    }
}
