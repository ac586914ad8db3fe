package dev.ferry.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EngineLogOff.class)
class ReplayTest {

    @Test
    void theSameSeedGivesTheSameTrace() {
        var once = new ArrayList<String>();
        var again = new ArrayList<String>();
        var first = simulation(once).run();
        var second = simulation(again).run();
        assertThat(once).hasSizeGreaterThan(1000);
        assertThat(again).isEqualTo(once);
        assertThat(second).isEqualTo(first);
    }

    private static SimulationRun simulation(List<String> lines) {
        return new SimulationRun(42, 30, new Trace(lines::add), UnaryOperator.identity());
    }
}
