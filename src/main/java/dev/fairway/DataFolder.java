package dev.fairway;

import dev.fairway.base.BadSetting;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;

/** Makes the data folder before anything writes there, for its owner alone: the database in it holds accounts and tokens. */
class DataFolder implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        String setting = event.getEnvironment().getProperty("fairway.data", "");
        if (setting.isBlank()) {
            return;
        }
        Path folder = Path.of(setting).toAbsolutePath();
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder, forItsOwner());
            }
        } catch (IOException refused) {
            throw new BadSetting("fairway.data: the folder " + folder + " cannot be made: " + refused);
        }
    }

    private static FileAttribute<?>[] forItsOwner() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }
}
