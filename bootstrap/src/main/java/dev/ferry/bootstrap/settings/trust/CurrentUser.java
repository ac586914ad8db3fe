package dev.ferry.bootstrap.settings.trust;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The user that this process runs as.
 *
 * @param principals the user, found in several ways
 */
record CurrentUser(Set<UserPrincipal> principals) {

    /**
     * Finds the user by its name, and on Linux by the owner of the process: in a container the user may have no name. A
     * process with file capabilities belongs to root.
     */
    static CurrentUser ofProcess() {
        var file = Path.of("/proc/self");
        var found = new LinkedHashSet<UserPrincipal>();
        try {
            found.add(file.getFileSystem()
                    .getUserPrincipalLookupService()
                    .lookupPrincipalByName(System.getProperty("user.name")));
        } catch (IOException e) {
            // a user without a name
        }
        try {
            found.add(Files.getOwner(file));
        } catch (IOException e) {
            // not Linux
        }
        return new CurrentUser(found);
    }

    boolean owns(UserPrincipal owner) {
        return principals.contains(owner);
    }

    /** The name, or the number of a user without a name. */
    String name() {
        return principals.stream().findFirst().map(UserPrincipal::getName).orElse("root");
    }
}
