package dev.fairway.simulator;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was typed after a command: {@code --name value} or {@code --name=value}, each once. */
final class Arguments {

    private final Map<String, String> given = new HashMap<>();

    /**
     * Reads them.
     *
     * @param known the names that there are, without dashes
     * @throws WrongArgument naming what is none of them, or has no value
     */
    Arguments(List<String> typed, Set<String> known) {
        for (int i = 0; i < typed.size(); i++) {
            String[] parts = typed.get(i).split("=", 2);
            if (!parts[0].startsWith("--") || !known.contains(parts[0].substring(2))) {
                throw new WrongArgument("there is no argument \"" + parts[0] + "\"; --help lists them");
            }
            if (parts.length == 1 && (i + 1 == typed.size() || typed.get(i + 1).startsWith("--"))) {
                throw new WrongArgument(parts[0] + " needs a value; --help says which");
            }
            String value = parts.length == 2 ? parts[1] : typed.get(++i);
            if (given.put(parts[0].substring(2), value) != null) {
                throw new WrongArgument(parts[0] + " is there twice");
            }
        }
    }

    /** Whether somebody asks what can be typed. */
    static boolean askForHelp(List<String> typed) {
        return typed.contains("--help") || typed.contains("-h");
    }

    String text(String name, String otherwise) {
        return given.getOrDefault(name, otherwise);
    }

    boolean has(String name) {
        return given.containsKey(name);
    }

    /** A whole number. */
    long whole(String name, long least, long most, long otherwise) {
        String text = given.get(name);
        if (text == null) {
            return otherwise;
        }
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException none) {
            // said below
        }
        throw wrong(name, text, "a whole number from " + least + " to " + most);
    }

    /** A number above 0, or from 0 on if {@code least} is 0. */
    double number(String name, double least, double most, double otherwise) {
        String text = given.get(name);
        if (text == null) {
            return otherwise;
        }
        try {
            double number = Double.parseDouble(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException none) {
            // said below
        }
        throw wrong(name, text, "a number from " + plain(least) + " to " + plain(most));
    }

    /** A percent, as a share from 0 to 1. */
    double percent(String name, double otherwise) {
        return number(name, 0, 100, otherwise) / 100;
    }

    /** The address of a server, without a path. */
    URI server(String name, String otherwise) {
        String text = text(name, otherwise);
        try {
            URI uri = new URI(text);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            boolean bare = uri.getRawPath() == null
                    || uri.getRawPath().isEmpty()
                    || uri.getRawPath().equals("/");
            if (web && uri.getHost() != null && bare) {
                return uri;
            }
        } catch (java.net.URISyntaxException none) {
            // said below
        }
        throw wrong(name, text, "the address of a server, as in http://localhost:8080");
    }

    private static WrongArgument wrong(String name, String text, String expected) {
        return new WrongArgument("--" + name + " is \"" + text + "\": it has to be " + expected);
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }
}
