namespace Guildhall.Simulator.Seeds;

/// <summary>The last days of <c>onomancer-demo</c>.</summary>
internal static class OnomancerHistory
{
    // Discord keeps old buttons; these are switched off, because nobody would answer them.
    private const string Summary = """
        {
          "embeds": [{
            "title": "mibera · limits for partners",
            "description": "**For leadership.** Partners get a fixed number of requests each minute. The launch date does not move.",
            "color": 10181046,
            "fields": [
              { "name": "What changes", "value": "Every key has a limit of its own, and says what is left of it.", "inline": false },
              { "name": "Open", "value": "Whether the two largest partners need a higher one.", "inline": false }
            ],
            "footer": { "text": "An example from this demo's past. Its buttons are switched off." }
          }],
          "components": [{
            "type": 1,
            "components": [
              { "type": 2, "style": 1, "label": "For product", "custom_id": "example:product", "disabled": true },
              { "type": 2, "style": 2, "label": "For marketing", "custom_id": "example:marketing", "disabled": true },
              { "type": 2, "style": 3, "label": "Useful", "custom_id": "example:useful", "disabled": true }
            ]
          }]
        }
        """;

    public static void Plant(History history)
    {
        Documents(history);
        General(history);
        history.Say(
            TimeSpan.FromHours(30),
            "alerts",
            "admin",
            "Budget warnings and failed jobs appear in this channel."
        );
        var post = history.Post(
            TimeSpan.FromHours(26),
            "proposals",
            "marketing",
            "One glossary for all three projects",
            "We call the same thing a vault, a bear and a position. Could the summaries use one word?"
        );
        history.Say(TimeSpan.FromHours(25), post, "devrel", "Yes please. Partners ask every week.");
    }

    private static void Documents(History history)
    {
        var rules = history.Say(
            TimeSpan.FromHours(52),
            "documents",
            "admin",
            "The bot files finished summaries here, newest last."
        );
        History.Pin(rules);
        var summary = history.Answer(TimeSpan.FromHours(20), "documents", "leadership", "translate", Summary);
        history.React(summary, "👍", "leadership", "product");
        history.React(summary, "🎯", "devrel");
        history.Thread(
            TimeSpan.FromHours(19),
            summary,
            "product",
            "Limits for the two largest partners",
            "I ask both of them this week and write the answer here."
        );
    }

    private static void General(History history)
    {
        var merged = history.Say(
            TimeSpan.FromMinutes(312),
            "general",
            "developer",
            "Sprint 12 of mibera is merged. The PRD has the new limits in section 4."
        );
        history.React(merged, "🎉", "product", "devrel", "marketing");
        history.Say(
            TimeSpan.FromMinutes(287),
            "general",
            "product",
            "Could somebody explain to me what the indexer change means for the launch date?"
        );
        history.Say(
            TimeSpan.FromMinutes(281),
            "general",
            "developer",
            "It is all in the design document, but that has 40 pages …"
        );
        var board = history.Say(
            TimeSpan.FromMinutes(64),
            "general",
            "leadership",
            "I need one page for the board on Thursday, not forty."
        );
        history.React(board, "💯", "product");
        history.Say(
            TimeSpan.FromMinutes(41),
            "general",
            "devrel",
            "Same here: partners ask about the breaking change in fatbera's webhook format."
        );
        history.Say(
            TimeSpan.FromMinutes(12),
            "general",
            "marketing",
            "And I may not promise anything that is not in there. Where do I read it?"
        );
    }
}
