package dev.fairway.console;

import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.SystemMessagesProvider;
import com.vaadin.flow.server.VaadinServiceInitListener;
import org.springframework.stereotype.Component;

/** After a restart of the server, or a night, a page loads itself again at the same address; whoever has to sign in gets there after. */
@Component
class SessionManners implements VaadinServiceInitListener {

    @Override
    public void serviceInit(ServiceInitEvent event) {
        CustomizedSystemMessages messages = new CustomizedSystemMessages();
        messages.setSessionExpiredNotificationEnabled(false);
        messages.setSessionExpiredURL(null);
        SystemMessagesProvider provider = info -> messages;
        event.getSource().setSystemMessagesProvider(provider);
    }
}
