namespace Guildhall.Simulator.Seeds;

/// <summary>The last days of <c>sietch-demo</c>.</summary>
internal static class SietchHistory
{
    private const string Door = """
        **Come in**
        1. `/verify` gives you a page where your wallet signs a text. It costs nothing and moves nothing.
        2. If the wallet is among the first 69, `/onboard` asks for a name of your choice and opens the rooms.
        3. If it is not yet: `/threshold` shows what a place takes, `/waitlist register` tells you when you have one.

        Nobody here ever asks for a seed phrase, the bot neither.
        """;

    private const string Council = """
        { "embeds": [{ "title": "The council", "description": "Vacant or changing hands: 7." }] }
        """;

    public static void Plant(History history)
    {
        History.Pin(history.Say(TimeSpan.FromHours(80), "the-door", "admin", Door));
        Talk(history);
        history.Answer(TimeSpan.FromHours(6), "general", "naib-3", "naib current", Council);
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
