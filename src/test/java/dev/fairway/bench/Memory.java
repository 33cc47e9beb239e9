package dev.fairway.bench;

/** What the server holds after all that it has done. */
record Memory(Scene scene) {

    void measure() {
        long heap = scene.server().heapMebibytes();
        scene.report()
                .add(new Figure("live heap of the server, of 512 MiB", scene.machines(), heap, "MiB")
                        .note("%d MiB resident", scene.server().residentMebibytes()));
    }
}
