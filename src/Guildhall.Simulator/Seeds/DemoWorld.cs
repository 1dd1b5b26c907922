using Guildhall.Simulator.Permissions;
using Guildhall.Simulator.State;

namespace Guildhall.Simulator.Seeds;

/// <summary>
/// What <c>./guildhall demo</c> starts with: the bot <c>guildhall</c> in <c>onomancer-demo</c>, <c>aegis-demo</c> and
/// <c>sietch-demo</c>. Names and ids follow from the seed alone; what has been said is dated back from the moment in which
/// the world begins. With the default seed the ids are:
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
        PlantOnomancer(world, new GuildPlanter(world, OnomancerId + shift, Onomancer, "admin"), bot);
        PlantAegis(world, new GuildPlanter(world, AegisId + shift, Aegis, "owner"), bot);
        PlantSietch(world, new GuildPlanter(world, SietchId + shift, Sietch, "admin"), bot);
        world.Ids.Live();
    }

    /// <summary>The bot alone, for <c>--empty</c>.</summary>
    public static void PlantBot(Universe world) => world.AddBot(BotName, BotId + Shift(world));

    // Another seed is another moment of that day.
    private static ulong Shift(Universe world) =>
        world.Seed == SimulatorOptions.DefaultSeed
            ? 0
            : (ulong)BitConverter.ToUInt16(world.Derive("shift")) * 1000 << 22;

    private static void PlantOnomancer(Universe world, GuildPlanter guild, SimBot bot)
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
        guild.Forum("proposals", "What the projects should do next.");
        OnomancerHistory.Plant(new History(world, guild, bot));
    }

    private static void PlantAegis(Universe world, GuildPlanter guild, SimBot bot)
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
        guild.Forum("suggestions", "One post for each wish.");
        AegisHistory.Plant(new History(world, guild, bot));
    }

    private static void PlantSietch(Universe world, GuildPlanter guild, SimBot bot)
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
        guild.Forum("petitions", "What the council should hear.");
        guild.Role("onboarded", Permission.Ordinary, 0x2ECC71);
        guild.Role("engaged", Permission.Ordinary, 0x1ABC9C);
        guild.Role("veteran", Permission.Ordinary, 0x9B59B6);
        guild.Role("trusted", Permission.Ordinary, 0x3498DB);
        guild.HiddenChannel("admins", "What the syncs and the roles need somebody for.");
        SietchHistory.Plant(new History(world, guild, bot));
    }
}
