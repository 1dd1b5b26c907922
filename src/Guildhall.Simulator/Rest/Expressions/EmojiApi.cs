using System.Text.Json.Nodes;
using Guildhall.Simulator.Acts;
using Guildhall.Simulator.Permissions;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Rest.Expressions;

/// <summary>Emojis of a guild, and of an application.</summary>
internal static class EmojiApi
{
    private const int GuildLimit = 50;
    private const int ApplicationLimit = 2000;
    private const string InGuild = "/guilds/{guild}/emojis";
    private const string OfApplication = "/applications/{application}/emojis";

    public static void Map(RestMap api)
    {
        api.Get(InGuild, List);
        api.Get(InGuild + "/{emoji}", Get);
        api.Post(InGuild, Create);
        api.Patch(InGuild + "/{emoji}", Edit);
        api.Delete(InGuild + "/{emoji}", Delete);
        api.Get(OfApplication, ListOwn);
        api.Get(OfApplication + "/{emoji}", call => Answer.Ok(FindOwn(call).ToJson(true)));
        api.Post(OfApplication, CreateOwn);
        api.Patch(OfApplication + "/{emoji}", EditOwn);
        api.Delete(OfApplication + "/{emoji}", DeleteOwn);
    }

    private static Answer List(Call call)
    {
        var guild = call.Guild();
        var withCreator = Expressions.SeesCreators(call, guild);
        return Answer.Ok(guild.Emojis.Values.Select(e => e.ToJson(withCreator)).ToJsonArray());
    }

    private static Answer Get(Call call)
    {
        var guild = call.Guild();
        return Answer.Ok(Find(call, guild).ToJson(Expressions.SeesCreators(call, guild)));
    }

    private static Answer Create(Call call)
    {
        var guild = call.Guild();
        call.Need(guild, Permission.CreateExpressions);
        var emoji = EmojiForm.Create(call);
        if (guild.Emojis.Values.Count(e => e.IsAnimated == emoji.IsAnimated) >= GuildLimit)
        {
            throw emoji.IsAnimated ? Refusals.TooManyAnimatedEmojis : Refusals.TooManyEmojis;
        }

        if (emoji.Roles.Any(r => !guild.Roles.ContainsKey(r)))
        {
            throw Refusals.UnknownRole;
        }

        guild.Emojis.Add(emoji.Id, emoji);
        GuildActs.EmojisChanged(call.World, guild);
        call.Audit(guild, AuditAction.EmojiCreate, emoji.Id, null, Audited(emoji));
        return Answer.Created(emoji.ToJson(true));
    }

    private static Answer Edit(Call call)
    {
        var guild = call.Guild();
        var emoji = Find(call, guild);
        Expressions.MayChange(call, guild, emoji.Creator);
        var before = Audited(emoji);
        EmojiForm.Edit(call, emoji);
        GuildActs.EmojisChanged(call.World, guild);
        call.Audit(guild, AuditAction.EmojiUpdate, emoji.Id, before, Audited(emoji));
        return Answer.Ok(emoji.ToJson(true));
    }

    private static Answer Delete(Call call)
    {
        var guild = call.Guild();
        var emoji = Find(call, guild);
        Expressions.MayChange(call, guild, emoji.Creator);
        guild.Emojis.Remove(emoji.Id);
        GuildActs.EmojisChanged(call.World, guild);
        call.Audit(guild, AuditAction.EmojiDelete, emoji.Id, Audited(emoji));
        return Answer.NoContent;
    }

    private static Answer ListOwn(Call call) =>
        Answer.Ok(
            new JsonObject { ["items"] = call.Application().Emojis.Values.Select(e => e.ToJson(true)).ToJsonArray() }
        );

    private static Answer CreateOwn(Call call)
    {
        var emojis = call.Application().Emojis;
        var emoji = EmojiForm.Create(call);
        if (emojis.Count >= ApplicationLimit)
        {
            throw Refusals.TooManyEmojis;
        }

        emojis.Add(emoji.Id, emoji);
        return Answer.Created(emoji.ToJson(true));
    }

    private static Answer EditOwn(Call call)
    {
        var emoji = FindOwn(call);
        EmojiForm.Edit(call, emoji);
        return Answer.Ok(emoji.ToJson(true));
    }

    private static Answer DeleteOwn(Call call)
    {
        call.Application().Emojis.Remove(FindOwn(call).Id);
        return Answer.NoContent;
    }

    private static SimEmoji Find(Call call, SimGuild guild) =>
        guild.Emojis.GetValueOrDefault(call.Id("emoji")) ?? throw Refusals.UnknownEmoji;

    private static SimEmoji FindOwn(Call call) =>
        call.Application().Emojis.GetValueOrDefault(call.Id("emoji")) ?? throw Refusals.UnknownEmoji;

    private static JsonObject Audited(SimEmoji emoji) => new() { ["name"] = emoji.Name };
}
