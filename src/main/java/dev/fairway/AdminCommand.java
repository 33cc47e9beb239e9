package dev.fairway;

import dev.fairway.access.AccountLinks;
import dev.fairway.access.Recovery;
import dev.fairway.base.InvalidInput;
import java.io.PrintStream;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** {@code fairway admin reset NAME}: lets somebody back in, by whoever may run commands on the server. */
final class AdminCommand {

    private static final String USAGE = """
            Usage: fairway admin reset NAME

              Makes NAME an admin who may do everything, and prints a link by which the password is set, once.
              The account is made if there is none; sessions and the password that it had end. With the embedded
              database, stop Fairway first.""";

    private AdminCommand() {}

    /** Returns the exit code. */
    static int run(List<String> typed, PrintStream out) {
        if (typed.size() < 2
                || !typed.getFirst().equals("reset")
                || typed.get(1).startsWith("-")) {
            out.println(USAGE);
            return 2;
        }
        SpringApplication recovery = Recovery.application();
        recovery.addListeners(new DataFolder());
        String[] settings = typed.subList(2, typed.size()).toArray(String[]::new);
        try (ConfigurableApplicationContext context = recovery.run(settings)) {
            String link = context.getBean(Recovery.class).reset(typed.get(1));
            out.println("Open this link to set the password of " + typed.get(1) + "; it works once, for "
                    + AccountLinks.LASTS.toHours() + " hours:\n\n    " + link + "\n");
            return 0;
        } catch (InvalidInput wrong) {
            out.println(wrong.sentence());
            return 2;
        }
    }
}
