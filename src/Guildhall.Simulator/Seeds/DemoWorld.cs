using Guildhall.Simulator.Permissions;
using Guildhall.Simulator.State;

namespace Guildhall.Simulator.Seeds;

/// <summary>
/// What <c>./guildhall demo</c> starts with: the bot <c>guildhall</c> in <c>onomancer-demo</c>, <c>aegis-demo</c> and
/// <c>sietch-demo</c>. Every id, name and text follows from the seed alone. With the default seed the ids are:
/// <list type="bullet">
/// <item>bot user and application: <see cref="BotId"/></item>
/// <item>onomancer-demo: <see cref="OnomancerId"/>; aegis-demo: <see cref="AegisId"/>; sietch-demo: <see cref="SietchId"/></item>
/// </list>
/// The bot's token is <c>Bot …</c> as <c>GET /sim/state</c> prints it.
/// </summary>
internal static class DemoWorld
{
    public const string BotName = "guildhall";
    public const string Onomancer = "onomancer-demo";
    public const string Aegis = "aegis-demo";
    public const string Sietch = "sietch-demo";
    public const ulong BotId = 1_325_000_000_000_000_001;
    public const ulong OnomancerId = 1_325_000_000_000_000_100;
    public const ulong AegisId = 1_325_000_000_004_194_404;
    public const ulong SietchId = 1_325_000_000_008_388_708;

    private const Permission Moderating =
        Permission.Ordinary
        | Permission.KickMembers
        | Permission.BanMembers
        | Permission.ManageMessages
        | Permission.ModerateMembers
        | Permission.ManageNicknames
        | Permission.ManageThreads
        | Permission.ViewAuditLog;

    private static readonly (string Name, int Color)[] Audiences =
    [
        ("leadership", 0x9B59B6),
        ("product", 0x3498DB),
        ("marketing", 0xE91E63),
        ("devrel", 0x1ABC9C),
        ("developer", 0x2ECC71),
    ];

    public static void Plant(Universe world)
    {
        var shift = Shift(world);
        var bot = world.AddBot(BotName, BotId + shift);
        PlantOnomancer(new GuildPlanter(world, OnomancerId + shift, Onomancer, "admin"), bot);
        PlantAegis(new GuildPlanter(world, AegisId + shift, Aegis, "owner"), bot);
        PlantSietch(new GuildPlanter(world, SietchId + shift, Sietch, "admin"), bot);
    }

    /// <summary>The bot alone, for <c>--empty</c>.</summary>
    public static void PlantBot(Universe world) => world.AddBot(BotName, BotId + Shift(world));

    // Another seed is another moment of that day.
    private static ulong Shift(Universe world) =>
        world.Seed == SimulatorOptions.DefaultSeed
            ? 0
            : (ulong)BitConverter.ToUInt16(world.Derive("shift")) * 1000 << 22;

    private static void PlantOnomancer(GuildPlanter guild, SimBot bot)
    {
        guild.Description = "Projects mibera, fatbera and interpol: documents in, summaries for each audience out.";
        guild.Role("admin", Permission.Administrator, 0xE74C3C);
        guild.BotRole(bot);
        foreach (var (audience, color) in Audiences)
        {
            guild.Role(audience, Permission.Ordinary, color);
            guild.Member(audience, audience);
        }

        guild.Member("admin", "admin");
        guild.Member("guest");
        guild.Channel("general", "Talk about the projects. Try /translate.");
        guild.Channel("documents", "Finished summaries are filed here.");
        guild.Channel("alerts", "What needs someone's attention.");
        guild.Say("general", "developer", "Sprint 12 of mibera is merged. The PRD has the new limits in section 4.");
        guild.Say(
            "general",
            "product",
            "Could somebody explain to me what the indexer change means for the launch date?"
        );
        guild.Say("general", "developer", "It is all in the design document, but that has 40 pages …");
        guild.Say("general", "leadership", "I need one page for the board on Thursday, not forty.");
        guild.Say(
            "general",
            "devrel",
            "Same here: partners ask about the breaking change in fatbera's webhook format."
        );
        guild.Say("general", "marketing", "And I may not promise anything that is not in there. Where do I read it?");
        guild.Say("documents", "admin", "The bot files finished summaries here, newest last.");
        guild.Say("alerts", "admin", "Budget warnings and failed jobs appear in this channel.");
    }

    private static void PlantAegis(GuildPlanter guild, SimBot bot)
    {
        guild.Description = "A server with staff: cases, tickets, appeals.";
        guild.Role("owner", Permission.Administrator, 0xE67E22);
        guild.BotRole(bot);
        guild.Role("moderator", Moderating, 0x2ECC71);
        guild.Role("junior", Permission.Ordinary | Permission.ModerateMembers | Permission.ManageMessages, 0x1ABC9C);
        guild.Member("owner", "owner");
        guild.Member("moderator", "moderator");
        guild.Member("junior", "junior");
        for (var i = 1; i <= 40; i++)
        {
            guild.Member($"member-{i}");
        }

        guild.Channel("general", "Everything and nothing.");
        guild.Channel("support", "Open a ticket when you need a hand.");
        guild.HiddenChannel("mod-log", "Every case.", "moderator", "junior");
        guild.HiddenChannel("appeals", "Appeals wait here for a decision.", "moderator");
        guild.Say("general", "member-3", "Morning all. Is the event still at eight?");
        guild.Say("general", "member-11", "Eight in which time zone, though?");
        guild.Say("general", "moderator", "20:00 UTC. It is in the pinned message.");
        guild.Say("general", "member-27", "The new map is brilliant, whoever made it.");
        guild.Say("support", "member-8", "My role vanished after I changed my name. Can somebody look?");
        guild.Say("support", "junior", "I can see it. Give me a minute.");
        guild.Say("mod-log", "moderator", "Handover: quiet night, two warnings, nothing open.");
    }

    private static void PlantSietch(GuildPlanter guild, SimBot bot)
    {
        guild.Description = "A gated community: holders, ranks, a council.";
        guild.Role("admin", Permission.Administrator, 0xE74C3C);
        guild.BotRole(bot);
        guild.Role("naib", Permission.Ordinary, 0xF1C40F);
        guild.Role("fedaykin", Permission.Ordinary, 0xE67E22);
        guild.Role("aspirant", Permission.Ordinary, 0x95A5A6);
        guild.Member("admin", "admin");
        guild.Crowd("naib", 7);
        guild.Crowd("fedaykin", 30);
        guild.Crowd("aspirant", 5);
        guild.Member("guest");
        guild.Channel("the-door", "Prove your wallet, and come in.");
        guild.Channel("census", "Who holds what, each day.");
        guild.Channel("the-threshold", "Those who almost are.");
        guild.HiddenChannel("council-rock", "The seven.", "naib");
        guild.Channel("general", "Water-talk.");
        guild.Say("the-door", "admin", "Newcomers start here. The bot never asks for a seed phrase; nobody does.");
        guild.Say("general", "naib-1", "The census moved again. Two of us are within one claim of each other.");
        guild.Say("general", "fedaykin-12", "I am three places below the line and I am not sleeping.");
        guild.Say("council-rock", "naib-3", "We should decide on the grant before the next snapshot.");
        guild.Say("the-threshold", "aspirant-2", "How far am I from the sixty-ninth place?");
    }
}
