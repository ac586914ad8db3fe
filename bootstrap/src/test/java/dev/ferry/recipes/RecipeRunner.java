package dev.ferry.recipes;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.ferry.recipes.Recipe.Source;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Compiles a recipe and runs its tests. */
record RecipeRunner(Path classes) {

    /** Compiles a recipe; returns the messages of the compiler, empty on success. */
    String compile(Recipe recipe) {
        var messages = new StringWriter();
        var options =
                List.of("-d", classes.toString(), "-proc:none", "-Xlint:all,-path,-classfile,-processing", "-Werror");
        var files = recipe.sources().stream().map(RecipeRunner::file).toList();
        var succeeded = ToolProvider.getSystemJavaCompiler()
                .getTask(messages, null, null, options, null, files)
                .call();
        return succeeded ? "" : "javac:\n" + messages;
    }

    /** Runs the tests of a compiled recipe. */
    TestExecutionSummary run(Recipe recipe) throws IOException, ClassNotFoundException {
        var thread = Thread.currentThread();
        var originalLoader = thread.getContextClassLoader();
        try (var loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, originalLoader)) {
            thread.setContextClassLoader(loader);
            var request = LauncherDiscoveryRequestBuilder.request();
            for (var source : recipe.sources().stream().filter(Source::isTest).toList()) {
                request.selectors(selectClass(loader.loadClass(source.type())));
            }
            var listener = new SummaryGeneratingListener();
            LauncherFactory.create().execute(request.build(), listener);
            return listener.getSummary();
        } finally {
            thread.setContextClassLoader(originalLoader);
        }
    }

    private static JavaFileObject file(Source source) {
        var name = URI.create("recipe:///" + source.type().replace('.', '/') + JavaFileObject.Kind.SOURCE.extension);
        return new SimpleJavaFileObject(name, JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source.text();
            }
        };
    }
}
