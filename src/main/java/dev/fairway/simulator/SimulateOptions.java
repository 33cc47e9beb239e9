package dev.fairway.simulator;

import dev.fairway.base.InvalidInput;
import dev.fairway.base.ProductId;
import dev.fairway.base.Version;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What {@code simulate} is to do.
 *
 * @param server where the server is, without a path
 * @param speed how much faster than ours the time of the machines runs
 * @param track what all of them ask for; empty for a mixture
 * @param version what they run at first
 * @param clones how many of them, from 0 to 1, use the id of another one
 * @param seconds how long it goes on; 0 until somebody ends it
 */
record SimulateOptions(
        URI server,
        int machines,
        double speed,
        long seed,
        Odds.Fate fate,
        double clones,
        ProductId product,
        String track,
        Version version,
        long seconds) {

    static final String HELP = """
            Usage: ./fairway simulate [ARGUMENTS]

            Lets machines live against a running Fairway: they check in, download, install, reboot, fail and fall
            silent as real ones do. Prints figures now and then, and goes on until Ctrl-C.

              --url URL             the server (default: http://localhost:8080)
              --machines NUMBER     how many, 1 to 100000 (default: 100)
              --speed FACTOR        how much faster than ours their time runs, 0.01 to 100000 (default: 60: they
                                    ask every 45 seconds instead of every 45 minutes)
              --seed NUMBER         the same number makes the same machines (default: another one each time)
              --fail PERCENT        of updates that fail with an error (default: 1)
              --fall-back PERCENT   of updates after which the old version boots again (default: 0.5)
              --silent PERCENT      of updates after which nothing is heard for half a day or more; now and then
                                    that befalls others too (default: 0.5)
              --defer PERCENT       of offers that machines put off (default: 1)
              --clones PERCENT      of machines that use the id of another one (default: 0)
              --product APPID       what they run (default: Flatcar)
              --track TRACK         the track of all of them (default: a mixture, mostly stable)
              --version VERSION     what they run at first (default: 4230.2.1)
              --seconds NUMBER      end by itself after so long (default: 0, which is never)
            """;

    private static final Set<String> KNOWN = Set.of(
            "url",
            "machines",
            "speed",
            "seed",
            "fail",
            "fall-back",
            "silent",
            "defer",
            "clones",
            "product",
            "track",
            "version",
            "seconds");

    /** Of fifty checks of a machine that may fall silent, one is followed by silence. */
    private static final double RARELY = 0.02;

    /** @throws WrongArgument naming what cannot be taken */
    static SimulateOptions of(List<String> typed) {
        Arguments arguments = new Arguments(typed, KNOWN);
        double fail = arguments.percent("fail", 1);
        double fallBack = arguments.percent("fall-back", 0.5);
        double silent = arguments.percent("silent", 0.5);
        if (fail + fallBack + silent > 1) {
            throw new WrongArgument("--fail, --fall-back and --silent are more than 100 percent together");
        }
        return new SimulateOptions(
                arguments.server("url", "http://localhost:8080"),
                (int) arguments.whole("machines", 1, 100_000, 100),
                arguments.number("speed", 0.01, 100_000, 60),
                arguments.whole(
                        "seed",
                        Long.MIN_VALUE,
                        Long.MAX_VALUE,
                        ThreadLocalRandom.current().nextInt(1_000_000)),
                new Odds.Fate(
                        new Odds(fail, fallBack, silent), Map.of(), silent * RARELY, arguments.percent("defer", 1)),
                arguments.percent("clones", 0),
                product(arguments.text("product", ProductId.FLATCAR.toString())),
                arguments.text("track", ""),
                version(arguments.text("version", "4230.2.1")),
                arguments.whole("seconds", 0, 1_000_000, 0));
    }

    private static ProductId product(String text) {
        return ProductId.parse(text)
                .orElseThrow(() -> new WrongArgument("--product is \"" + text + "\": it has to be an appid, a GUID"));
    }

    private static Version version(String text) {
        try {
            return Version.of(text);
        } catch (InvalidInput wrong) {
            throw new WrongArgument("--version is wrong: " + wrong.sentence());
        }
    }
}
