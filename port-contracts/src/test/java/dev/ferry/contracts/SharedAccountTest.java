package dev.ferry.contracts;

import dev.ferry.application.port.driven.AccountRateLimit;
import dev.ferry.contracts.fake.MovableClock;
import dev.ferry.contracts.fake.SharedAccount;
import dev.ferry.contracts.fake.VirtualTime;

class SharedAccountTest implements AccountRateLimitContract {

    private final VirtualTime time = new VirtualTime();
    private final SharedAccount account = new SharedAccount(time, 100);

    @Override
    public AccountRateLimit rateLimit() {
        return account;
    }

    @Override
    public MovableClock time() {
        return time;
    }
}
