package org.bipota.web.security;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import org.bipota.ejb.application.Configuration;

/** Keeps the session's cookie off plain HTTP where users come by HTTPS, through whatever ends it in front of the server. */
@WebListener
public class SecureCookies implements ServletContextListener {

    @Inject
    private Configuration configuration;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        if (configuration.httpsOnly()) {
            event.getServletContext().getSessionCookieConfig().setSecure(true);
        }
    }
}
