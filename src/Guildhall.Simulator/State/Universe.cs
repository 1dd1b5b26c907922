using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Guildhall.Simulator.Permissions;

namespace Guildhall.Simulator.State;

/// <summary>
/// Everything there is, in memory. Whoever reads or changes it holds <see cref="Gate"/>; nothing is awaited inside.
/// </summary>
internal sealed class Universe(SimulatorOptions options)
{
    /// <summary>What a bot is invited with when nobody says otherwise: all that Guildhall needs, and not ADMINISTRATOR.</summary>
    public const Permission BotPermissions = Permission.All & ~Permission.Administrator & ~Permission.MentionEveryone;

    private byte[] key = KeyOf(options.Seed);

    public string Seed { get; private set; } = options.Seed;

    public Lock Gate { get; } = new();

    public Snowflakes Ids { get; } = new(options.Time);

    public DateTimeOffset Now => options.Time.GetUtcNow();

    /// <summary>How long an interaction waits for its first answer.</summary>
    public TimeSpan AnswerWithin => options.AnswerWithin;

    public Agenda Agenda { get; } = new();

    /// <summary><c>http://127.0.0.1:PORT</c>, known once the application has started.</summary>
    public string Origin { get; set; } = "http://127.0.0.1";

    public string GatewayAddress => Origin.Replace("http://", "ws://", StringComparison.Ordinal) + "/gateway";

    public Dictionary<ulong, SimUser> Users { get; } = [];

    /// <summary>By the bot's user id.</summary>
    public Dictionary<ulong, SimBot> Bots { get; } = [];

    public Dictionary<ulong, SimGuild> Guilds { get; } = [];

    /// <summary>Of all guilds, with threads and direct messages.</summary>
    public Dictionary<ulong, SimChannel> Channels { get; } = [];

    public Dictionary<ulong, SimWebhook> Webhooks { get; } = [];

    public Dictionary<ulong, SimCommand> GuildCommands { get; } = [];

    public Dictionary<ulong, SimInteraction> Interactions { get; } = [];

    public Dictionary<string, SimInteraction> InteractionsByToken { get; } = [];

    public Dictionary<ulong, SimModal> Modals { get; } = [];

    /// <summary>Messages that wear components or an ephemeral flag are looked up by id alone.</summary>
    public Dictionary<ulong, SimMessage> Messages { get; } = [];

    public Dictionary<ulong, SimAttachment> Attachments { get; } = [];

    public event Action<SimEvent>? Published;

    public void Publish(SimEvent happened) => Published?.Invoke(happened);

    public SimBot? BotOf(SimUser user) => Bots.GetValueOrDefault(user.Id);

    public SimBot? BotWithToken(string token) => Bots.Values.FirstOrDefault(b => b.Token == token);

    public SimBot? BotOfApplication(ulong id) => Bots.Values.FirstOrDefault(b => b.ApplicationId == id);

    public Permission PermissionsOf(SimMember member, SimChannel channel) =>
        PermissionRules.InChannel(channel.Guild!, channel, member, Now);

    public Permission PermissionsOf(SimMember member, SimGuild guild) => PermissionRules.InGuild(guild, member, Now);

    /// <summary>True when that person sees the channel now.</summary>
    public bool Sees(ulong user, SimChannel channel) =>
        channel.Guild is { } guild
            ? guild.Members.TryGetValue(user, out var member)
                && PermissionsOf(member, channel).HasFlag(Permission.ViewChannel)
            : channel.Recipients.Any(r => r.Id == user);

    public SimUser AddUser(ulong id, string name) => Users[id] = new(id, name, false) { DisplayName = name };

    /// <summary>A new bot; its application has the same id, as most have on Discord.</summary>
    public SimBot AddBot(string name, ulong id)
    {
        var user = Users[id] = new(id, name, true);
        var first = Convert
            .ToBase64String(Encoding.UTF8.GetBytes(id.ToString(CultureInfo.InvariantCulture)))
            .TrimEnd('=');
        var token = $"{first}.{Token($"stamp {id}")[..6]}.{Token($"token {id}")[..38]}";
        return Bots[id] = new(id, user, token, new(Derive($"verify {id}")))
        {
            ClientSecret = Token($"client secret {id}")[..32],
        };
    }

    public SimGuild AddGuild(ulong id, string name, ulong owner, Permission everyone)
    {
        var guild = Guilds[id] = new(id, name, owner);
        guild.Roles[id] = new(id, "@everyone") { Permissions = everyone };
        return guild;
    }

    /// <summary>From now on everything follows from another seed.</summary>
    public void Reseed(string seed) => (Seed, key) = (seed, KeyOf(seed));

    /// <summary>Bytes that follow from the seed and the purpose alone.</summary>
    public byte[] Derive(string purpose) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(purpose));

    /// <summary>A token of URL-safe characters that follows from the seed and the purpose alone.</summary>
    public string Token(string purpose) =>
        Convert.ToBase64String(Derive(purpose)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private static byte[] KeyOf(string seed) => SHA256.HashData(Encoding.UTF8.GetBytes(seed));
}
