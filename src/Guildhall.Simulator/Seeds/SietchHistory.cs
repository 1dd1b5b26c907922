namespace Guildhall.Simulator.Seeds;

/// <summary>The last days of <c>sietch-demo</c>.</summary>
internal static class SietchHistory
{
    // Switched off: nobody would answer them.
    private const string Door = """
        {
          "embeds": [{
            "title": "Come in",
            "description": "Prove that a wallet is yours by signing a text. It costs nothing and moves nothing.",
            "color": 15844367,
            "footer": { "text": "An example from this demo's past. Its buttons are switched off." }
          }],
          "components": [{
            "type": 1,
            "components": [
              { "type": 2, "style": 3, "label": "Prove a wallet", "custom_id": "example:prove", "disabled": true },
              { "type": 2, "style": 2, "label": "How it works", "custom_id": "example:how", "disabled": true }
            ]
          }]
        }
        """;

    public static void Plant(History history)
    {
        var warning = history.Say(
            TimeSpan.FromHours(80),
            "the-door",
            "admin",
            "Newcomers start here. The bot never asks for a seed phrase; nobody does."
        );
        History.Pin(warning);
        history.Answer(TimeSpan.FromHours(79), "the-door", "admin", "door", Door);
        Talk(history);
        var petition = history.Post(
            TimeSpan.FromHours(33),
            "petitions",
            "fedaykin-4",
            "Read the chain twice a day",
            "Between two censuses one can fall out and come back without anyone knowing."
        );
        history.Say(TimeSpan.FromHours(31), petition, "naib-2", "I bring it to the council.");
    }

    private static void Talk(History history)
    {
        var moved = history.Say(
            TimeSpan.FromMinutes(205),
            "general",
            "naib-1",
            "The census moved again. Two of us are within one claim of each other."
        );
        history.React(moved, "👀", "naib-3", "fedaykin-12", "fedaykin-30");
        history.Thread(
            TimeSpan.FromMinutes(190),
            moved,
            "fedaykin-30",
            "Who stands where",
            "I keep a list here until the next census."
        );
        history.Say(
            TimeSpan.FromMinutes(36),
            "general",
            "fedaykin-12",
            "I am three places below the line and I am not sleeping."
        );
        history.Say(
            TimeSpan.FromHours(5),
            "council-rock",
            "naib-3",
            "We should decide on the grant before the next snapshot."
        );
        history.Say(
            TimeSpan.FromMinutes(18),
            "the-threshold",
            "aspirant-2",
            "How far am I from the sixty-ninth place?"
        );
    }
}
