using Guildhall.Simulator.Acts;
using Guildhall.Simulator.Permissions;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Rest.Guilds;

internal static class InviteApi
{
    // Only lists, and the answer to making one, say how an invite is used.
    private static readonly string[] Metadata = ["uses", "max_uses", "max_age", "temporary", "created_at"];

    public static void Map(RestMap api)
    {
        api.Get("/guilds/{guild}/invites", OfGuild);
        api.Get("/channels/{channel}/invites", OfChannel);
        api.Post("/channels/{channel}/invites", Create);
        api.Get("/invites/{code}", Show);
        api.Delete("/invites/{code}", Delete);
    }

    private static Answer OfGuild(Call call)
    {
        var guild = call.Guild();
        if (!call.Has(guild, Permission.ViewAuditLog))
        {
            call.Need(guild, Permission.ManageGuild);
        }

        return Answer.Ok(guild.Invites.Values.Select(i => i.ToJson()).ToJsonArray());
    }

    private static Answer OfChannel(Call call)
    {
        var channel = InGuild(call.Channel());
        call.Need(channel, Permission.ManageChannels);
        return Answer.Ok(
            channel.Guild!.Invites.Values.Where(i => i.Channel == channel).Select(i => i.ToJson()).ToJsonArray()
        );
    }

    private static Answer Create(Call call)
    {
        var channel = InGuild(call.Channel());
        call.Need(channel, Permission.CreateInvite);
        if (channel.IsThread || channel.Type == ChannelType.Category)
        {
            throw Refusals.WrongChannelType;
        }

        var form = call.Form();
        var age = form.Number("max_age", 0, 5_184_000) ?? 86_400;
        var uses = form.Number("max_uses", 0, 100) ?? 0;
        var isTemporary = form.Flag("temporary") ?? false;
        var isUnique = form.Flag("unique") ?? false;
        form.Check();
        var same = channel.Guild!.Invites.Values.FirstOrDefault(i =>
            i.Channel == channel
            && i.Inviter == call.Bot.User
            && (i.MaxAge, i.MaxUses, i.IsTemporary) == (age, uses, isTemporary)
        );
        if (same is not null && !isUnique)
        {
            return Answer.Ok(same.ToJson());
        }

        var code = call.World.Token($"invite {call.World.Ids.Next()}").Replace("-", "", StringComparison.Ordinal)[..8];
        var invite = new SimInvite(code, channel, call.Bot.User, call.World.Now)
        {
            MaxAge = age,
            MaxUses = uses,
            IsTemporary = isTemporary,
        };
        InviteActs.Create(call.World, invite);
        AuditActs.Invited(call.World, invite, call.Bot.User, false, call.Reason);
        return Answer.Ok(invite.ToJson());
    }

    private static Answer Show(Call call)
    {
        var invite = Find(call);
        var json = invite.ToJson();
        foreach (var name in Metadata)
        {
            json.Remove(name);
        }

        var guild = invite.Channel.Guild!;
        return Answer.Ok(
            call.QueryFlag("with_counts")
                ? json.With(
                    ("approximate_member_count", guild.Members.Count),
                    ("approximate_presence_count", guild.Members.Values.Count(m => m.Status != "offline"))
                )
                : json
        );
    }

    private static Answer Delete(Call call)
    {
        var invite = Find(call);
        var guild = invite.Channel.Guild!;
        if (!guild.Members.ContainsKey(call.Bot.User.Id))
        {
            throw Refusals.MissingAccess;
        }

        if (!call.Has(guild, Permission.ManageGuild))
        {
            call.Need(invite.Channel, Permission.ManageChannels);
        }

        InviteActs.Remove(call.World, invite);
        AuditActs.Invited(call.World, invite, call.Bot.User, true, call.Reason);
        return Answer.Ok(invite.ToJson());
    }

    private static SimInvite Find(Call call) =>
        call.World.Guilds.Values.Select(g => g.Invites.GetValueOrDefault(call.Text("code")))
            .FirstOrDefault(i => i is not null)
        ?? throw Refusals.UnknownInvite;

    private static SimChannel InGuild(SimChannel channel) =>
        channel.Guild is null ? throw Refusals.NotInDirectMessage : channel;
}
