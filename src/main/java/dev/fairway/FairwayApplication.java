package dev.fairway;

import dev.fairway.access.AuditCommand;
import dev.fairway.fleet.FleetHistory;
import dev.fairway.simulator.DemoServer;
import dev.fairway.simulator.Simulator;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts Fairway: the update service, its API and its console, in one process. */
@SpringBootApplication
@EnableScheduling
public class FairwayApplication {

    /**
     * Starts it; settings come from {@code application.yaml} and the environment. With {@code simulate} or {@code demo} as
     * first argument it starts a simulated fleet, with or without a server for it; with {@code admin} it does a command on
     * the database and ends; {@code audit verify} looks whether the audit trail is what was sealed.
     */
    public static void main(String[] args) {
        List<String> typed = List.of(args);
        switch (typed.isEmpty() ? "" : typed.getFirst()) {
            case "simulate" -> System.exit(Simulator.simulate(typed.subList(1, typed.size())));
            case "demo" -> System.exit(Simulator.demo(typed.subList(1, typed.size()), FairwayApplication::startDemo));
            case "admin" -> System.exit(AdminCommand.run(typed.subList(1, typed.size()), System.out));
            case "audit" -> System.exit(AuditCommand.run(typed.subList(1, typed.size())));
            default -> application().run(args);
        }
    }

    private static SpringApplication application() {
        SpringApplication fairway = new SpringApplication(FairwayApplication.class);
        fairway.addListeners(new DataFolder());
        return fairway;
    }

    private static DemoServer.Running startDemo(
            Map<String, String> settings, Clock clock, UnaryOperator<Runnable> scheduled) {
        SpringApplication fairway = application();
        // The demo ends it, for its folder may go only after it.
        fairway.setRegisterShutdownHook(false);
        fairway.addInitializers(context -> {
            GenericApplicationContext beans = (GenericApplicationContext) context;
            beans.registerBean("demoClock", Clock.class, () -> clock, bean -> bean.setPrimary(true));
            beans.registerBean("taskScheduler", TaskScheduler.class, () -> new DemoScheduler(scheduled));
        });
        String[] arguments = settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
        ConfigurableApplicationContext running = fairway.run(arguments);
        return new DemoServer.Running(running::close, running.getBean(FleetHistory.class)::writeDown);
    }
}
