using System.Globalization;
using System.Text.Json.Nodes;
using Guildhall.Simulator.Acts;
using Guildhall.Simulator.Permissions;
using Guildhall.Simulator.State;

namespace Guildhall.Simulator.Rest;

internal sealed record UploadedFile(string Field, string FileName, string ContentType, byte[] Bytes);

/// <summary>One REST request of a bot: who asks, for what, with which body. Lives inside the universe's gate.</summary>
internal sealed class Call(Universe world, SimBot? bot, HttpRequest request, RequestBody body)
{
    public Universe World => world;

    /// <summary>The bot that asks; only routes with a token in their path have none.</summary>
    public SimBot Bot => bot ?? throw Refusals.Unauthorized;

    public SimBot? BotOrNull => bot;

    public JsonObject Body => body.Json as JsonObject ?? [];

    public JsonArray BodyArray => body.Json as JsonArray ?? throw Refusals.InvalidJson;

    public IReadOnlyList<UploadedFile> Files => body.Files;

    public Form Form() => new(Body);

    /// <summary>The audit log's reason, percent-decoded.</summary>
    public string? Reason => ReasonOf(request);

    public static string? ReasonOf(HttpRequest request)
    {
        var header = request.Headers["X-Audit-Log-Reason"].ToString();
        return header == "" ? null : Uri.UnescapeDataString(header);
    }

    public bool IsUrlEncoded => request.HasFormContentType;

    public string Header(string name) => request.Headers[name].ToString();

    public string Text(string name) => Uri.UnescapeDataString((string)request.RouteValues[name]!);

    /// <exception cref="ApiException">50035: not an id.</exception>
    public ulong Id(string name)
    {
        var text = Text(name);
        if (ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            return id;
        }

        var form = new Form([]);
        form.Fault(name + "_id", "NUMBER_TYPE_COERCE", $"Value \"{text}\" is not snowflake.");
        form.Check();
        return 0;
    }

    public string? Query(string name) => request.Query.TryGetValue(name, out var values) ? values.ToString() : null;

    public int QueryNumber(string name, int otherwise, int min, int max)
    {
        var form = new Form(Query(name) is { } text ? new JsonObject { [name] = text } : []);
        var number = form.Number(name, min, max);
        form.Check();
        return number ?? otherwise;
    }

    public ulong? QueryId(string name)
    {
        var form = new Form(Query(name) is { } text ? new JsonObject { [name] = text } : []);
        var id = form.Id(name);
        form.Check();
        return id;
    }

    public IReadOnlyList<string> QueryTexts(string name) =>
        request.Query.TryGetValue(name, out var values) ? [.. values.OfType<string>()] : [];

    /// <summary>A parameter that may stand there several times; what is no id is none.</summary>
    public IReadOnlyList<ulong> QueryIds(string name) =>
        [.. QueryTexts(name).Select(t => ulong.TryParse(t, out var id) ? id : 0)];

    public bool QueryFlag(string name) => Query(name) is "true" or "True" or "1";

    /// <exception cref="ApiException">10004: no such guild, or the bot is not in it.</exception>
    public SimGuild Guild()
    {
        var guild = world.Guilds.GetValueOrDefault(Id("guild")) ?? throw Refusals.UnknownGuild;
        return guild.Members.ContainsKey(Bot.User.Id) ? guild : throw Refusals.MissingAccess;
    }

    public SimMember Own(SimGuild guild) => guild.Members[Bot.User.Id];

    public SimMember Member(SimGuild guild, string name = "user") =>
        guild.Members.GetValueOrDefault(UserId(name)) ?? throw Missing(UserId(name));

    public ulong UserId(string name = "user") => Text(name) == "@me" ? Bot.User.Id : Id(name);

    public SimRole Role(SimGuild guild) => guild.Roles.GetValueOrDefault(Id("role")) ?? throw Refusals.UnknownRole;

    /// <exception cref="ApiException">10003 unknown, 50001 not visible to the bot.</exception>
    public SimChannel Channel()
    {
        var channel = world.Channels.GetValueOrDefault(Id("channel")) ?? throw Refusals.UnknownChannel;
        if (channel.Guild is { } guild && !guild.Members.ContainsKey(Bot.User.Id))
        {
            throw Refusals.MissingAccess;
        }

        return world.Sees(Bot.User.Id, channel) ? channel : throw Refusals.MissingAccess;
    }

    /// <exception cref="ApiException">10008: no such message here, or one that only another person sees.</exception>
    public SimMessage Message(SimChannel channel)
    {
        var message = channel.Messages.GetValueOrDefault(Id("message"));
        return message is { IsEphemeral: false } ? message : throw Refusals.UnknownMessage;
    }

    /// <exception cref="ApiException">50013.</exception>
    public void Need(SimGuild guild, Permission needed) => Need(world.PermissionsOf(Own(guild), guild), needed);

    /// <summary>In a direct message nothing is needed.</summary>
    /// <exception cref="ApiException">50013.</exception>
    public void Need(SimChannel channel, Permission needed)
    {
        if (channel.Guild is { } guild)
        {
            Need(world.PermissionsOf(Own(guild), channel), needed);
        }
    }

    public bool Has(SimChannel channel, Permission wanted) =>
        channel.Guild is { } guild && world.PermissionsOf(Own(guild), channel).HasFlag(wanted);

    public bool Has(SimGuild guild, Permission wanted) => world.PermissionsOf(Own(guild), guild).HasFlag(wanted);

    /// <exception cref="ApiException">50013: the target stands as high as the bot, or higher.</exception>
    public void NeedAbove(SimGuild guild, SimMember target)
    {
        if (target.User.Id != Bot.User.Id && !PermissionRules.Outranks(guild, Own(guild), target))
        {
            throw Refusals.MissingPermissions;
        }
    }

    /// <exception cref="ApiException">50013.</exception>
    public void NeedAbove(SimGuild guild, SimRole role)
    {
        if (!PermissionRules.Outranks(guild, Own(guild), role))
        {
            throw Refusals.MissingPermissions;
        }
    }

    /// <summary>Writes the guild's audit log in the bot's name, with what differs between before and after.</summary>
    public void Audit(
        SimGuild guild,
        AuditAction action,
        ulong? target,
        JsonObject? before = null,
        JsonObject? after = null,
        JsonObject? options = null
    ) => AuditActs.Write(world, guild, action, Bot.User, target, Reason, AuditActs.Diff(before, after), options);

    /// <summary>The bot's own application.</summary>
    /// <exception cref="ApiException">20012: another's.</exception>
    public SimBot Application() =>
        Text("application") == "@me" || Id("application") == Bot.ApplicationId
            ? Bot
            : throw new ApiException(403, 20012, "You are not authorized to perform this action on this application");

    private ApiException Missing(ulong user) =>
        world.Users.ContainsKey(user) ? Refusals.UnknownMember : Refusals.UnknownUser;

    private static void Need(Permission held, Permission needed)
    {
        if (!held.HasFlag(needed))
        {
            throw Refusals.MissingPermissions;
        }
    }
}
