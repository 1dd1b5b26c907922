namespace Guildhall.Simulator.Seeds;

/// <summary>The last days of <c>aegis-demo</c>.</summary>
internal static class AegisHistory
{
    // Switched off: nobody would answer it.
    private const string Tickets = """
        {
          "embeds": [{
            "title": "Need a hand?",
            "description": "A ticket is a talk between you and the staff. Nobody else reads it.",
            "color": 3066993,
            "footer": { "text": "An example from this demo's past. Its button is switched off." }
          }],
          "components": [{
            "type": 1,
            "components": [
              { "type": 2, "style": 1, "label": "Open a ticket", "custom_id": "example:ticket", "disabled": true }
            ]
          }]
        }
        """;

    public static void Plant(History history)
    {
        General(history);
        Support(history);
        history.Say(
            TimeSpan.FromHours(9),
            "mod-log",
            "moderator",
            "Handover: quiet night, two warnings, nothing open."
        );
        var wish = history.Post(
            TimeSpan.FromHours(70),
            "suggestions",
            "member-27",
            "A channel for maps",
            "They scroll away in general within the hour."
        );
        history.Say(TimeSpan.FromHours(61), wish, "moderator", "Good idea. We try it next week.");
    }

    private static void General(History history)
    {
        var date = history.Say(
            TimeSpan.FromHours(75),
            "general",
            "moderator",
            "The event is on Saturday at 20:00 UTC. Bring a friend."
        );
        History.Pin(date);
        history.React(date, "📅", "member-3", "member-11", "member-27", "member-31");
        history.Say(TimeSpan.FromMinutes(143), "general", "member-3", "Morning all. Is the event still at eight?");
        history.Say(TimeSpan.FromMinutes(139), "general", "member-11", "Eight in which time zone, though?");
        history.Say(TimeSpan.FromMinutes(132), "general", "moderator", "20:00 UTC. It is in the pinned message.");
        var map = history.Say(
            TimeSpan.FromMinutes(23),
            "general",
            "member-27",
            "The new map is brilliant, whoever made it."
        );
        history.React(map, "❤️", "member-5", "member-14");
        history.Thread(
            TimeSpan.FromMinutes(17),
            map,
            "member-14",
            "The new map",
            "The harbour took me a week. Thank you!"
        );
    }

    private static void Support(History history)
    {
        history.Answer(TimeSpan.FromHours(98), "support", "owner", "ticket panel", Tickets);
        history.Say(
            TimeSpan.FromMinutes(55),
            "support",
            "member-8",
            "My role vanished after I changed my name. Can somebody look?"
        );
        history.Say(TimeSpan.FromMinutes(52), "support", "junior", "I can see it. Give me a minute.");
    }
}
