package dev.fairway.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What one run of the load generator does, as it is handed to its process.
 *
 * @param port where on this machine the server listens
 * @param connections connections kept open; each has at most one request under way
 * @param warmUp seconds of load before anything is counted
 * @param seconds seconds that are counted; the run ends earlier when {@code most} machines have been served
 * @param rate requests due in each second, whatever comes back; 0 sends as fast as answers come
 * @param fleet machines that are loaded, a multiple of {@link Part#PATTERN}
 * @param from how many machines of the walk over the part earlier runs have visited
 * @param most the most machines that are visited; 0 for no bound
 * @param anew whether each check comes over a connection of its own, as a machine's hourly one does
 */
record LoadSettings(
        int port,
        int connections,
        int warmUp,
        int seconds,
        double rate,
        Script script,
        Part part,
        long fleet,
        long from,
        long most,
        boolean anew) {

    /** Long enough for any run that is bounded by its machines. */
    static final int UNTIL_DONE = 1800;

    /** One check of each machine as fast as answers come, for so many seconds. */
    static LoadSettings checks(int port, long fleet, int seconds) {
        return new LoadSettings(port, 64, 0, seconds, 0, Script.CHECK, Part.STABLE, fleet, 0, 0, false);
    }

    LoadSettings connections(int some) {
        return new LoadSettings(port, some, warmUp, seconds, rate, script, part, fleet, from, most, anew);
    }

    LoadSettings warmUp(int some) {
        return new LoadSettings(port, connections, some, seconds, rate, script, part, fleet, from, most, anew);
    }

    LoadSettings seconds(int some) {
        return new LoadSettings(port, connections, warmUp, some, rate, script, part, fleet, from, most, anew);
    }

    LoadSettings rate(double some) {
        return new LoadSettings(port, connections, warmUp, seconds, some, script, part, fleet, from, most, anew);
    }

    LoadSettings script(Script some, Part of) {
        return new LoadSettings(port, connections, warmUp, seconds, rate, some, of, fleet, from, most, anew);
    }

    LoadSettings from(long some) {
        return new LoadSettings(port, connections, warmUp, seconds, rate, script, part, fleet, some, most, anew);
    }

    LoadSettings most(long some) {
        return new LoadSettings(port, connections, warmUp, seconds, rate, script, part, fleet, from, some, anew);
    }

    /** The same with a connection for each check. */
    LoadSettings connectingAnew() {
        return new LoadSettings(port, connections, warmUp, seconds, rate, script, part, fleet, from, most, true);
    }

    /** These settings as arguments of a process. */
    List<String> arguments() {
        return List.of(
                "port=" + port,
                "connections=" + connections,
                "warmUp=" + warmUp,
                "seconds=" + seconds,
                "rate=" + rate,
                "script=" + script,
                "part=" + part,
                "fleet=" + fleet,
                "from=" + from,
                "most=" + most,
                "anew=" + anew);
    }

    /** The settings that were handed over as {@link #arguments()}. */
    static LoadSettings of(List<String> arguments) {
        Map<String, String> values = new HashMap<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            values.put(argument.substring(0, equals), argument.substring(equals + 1));
        }
        return new LoadSettings(
                Integer.parseInt(values.get("port")),
                Integer.parseInt(values.get("connections")),
                Integer.parseInt(values.get("warmUp")),
                Integer.parseInt(values.get("seconds")),
                Double.parseDouble(values.get("rate")),
                Script.valueOf(values.get("script")),
                Part.valueOf(values.get("part")),
                Long.parseLong(values.get("fleet")),
                Long.parseLong(values.get("from")),
                Long.parseLong(values.get("most")),
                Boolean.parseBoolean(values.get("anew")));
    }
}
