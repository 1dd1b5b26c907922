using System.Globalization;
using Guildhall.Simulator.Acts;
using Guildhall.Simulator.Permissions;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Rest.Guilds;

/// <summary>Members: read, search, nick, roles, time-out, kick.</summary>
internal static class MemberApi
{
    private const string All = "/guilds/{guild}/members";
    private const string One = All + "/{user}";

    // BYPASSES_VERIFICATION alone.
    private const int SettableFlags = 1 << 2;

    public static readonly TimeSpan LongestTimeout = TimeSpan.FromDays(28);

    public static void Map(RestMap api)
    {
        api.Get(All, List);
        api.Get(All + "/search", Search);
        api.Get(One, call => Answer.Ok(call.Member(call.Guild()).ToJson()));
        api.Patch(One, Edit);
        api.Patch(All + "/@me", EditOwn);
        api.Put(One, Add);
        api.Delete(One, Kick);
        api.Put(One + "/roles/{role}", call => Give(call, true));
        api.Delete(One + "/roles/{role}", call => Give(call, false));
    }

    private static Answer List(Call call)
    {
        var (limit, after) = (call.QueryNumber("limit", 1, 1, 1000), call.QueryId("after") ?? 0);
        if (!call.Bot.HasPrivilegedIntents)
        {
            throw Refusals.MissingAccess;
        }

        var members = call.Guild().Members.Values.Where(m => m.User.Id > after).OrderBy(m => m.User.Id);
        return Answer.Ok(members.Take(limit).Select(m => m.ToJson()).ToJsonArray());
    }

    private static Answer Search(Call call)
    {
        var text = call.Query("query") ?? "";
        var limit = call.QueryNumber("limit", 1, 1, 1000);
        var found = call.Guild()
            .Members.Values.Where(m =>
                m.User.Name.StartsWith(text, StringComparison.OrdinalIgnoreCase)
                || m.Nick?.StartsWith(text, StringComparison.OrdinalIgnoreCase) == true
            );
        return Answer.Ok(found.Take(limit).Select(m => m.ToJson()).ToJsonArray());
    }

    private static Answer Edit(Call call)
    {
        var guild = call.Guild();
        var member = call.Member(guild);
        var form = call.Form();
        var nick = form.Text("nick", 0, 32);
        var roles = form.Has("roles") ? form.Ids("roles") : null;
        var until = Until(form, call.World.Now);
        var (isMuted, isDeafened) = (form.Flag("mute"), form.Flag("deaf"));
        var flags = form.Number("flags");
        form.Check();
        CheckRights(call, guild, member, form);
        MemberVoice.Check(call, guild, member, form);
        MayGiveAll(call, guild, member, roles);
        var actor = call.Bot.User;
        if (roles is not null)
        {
            MemberActs.SetRoles(call.World, guild, member, [.. roles], actor, call.Reason);
        }

        MemberActs.Change(
            call.World,
            guild,
            member,
            actor,
            call.Reason,
            m =>
            {
                m.Nick =
                    !form.Has("nick") ? m.Nick
                    : string.IsNullOrEmpty(nick) ? null
                    : nick;
                m.TimeoutUntil = form.Has("communication_disabled_until") ? until : m.TimeoutUntil;
                (m.IsMuted, m.IsDeafened) = (isMuted ?? m.IsMuted, isDeafened ?? m.IsDeafened);
                m.Flags = flags is { } wanted ? (m.Flags & ~SettableFlags) | (wanted & SettableFlags) : m.Flags;
            }
        );
        MemberVoice.Move(call, guild, member, form);
        return Answer.Ok(member.ToJson());
    }

    private static Answer EditOwn(Call call)
    {
        var guild = call.Guild();
        var member = call.Own(guild);
        var form = call.Form();
        var nick = form.Text("nick", 0, 32);
        form.Check();
        if (form.Has("nick"))
        {
            call.Need(guild, Permission.ChangeNickname);
            MemberActs.Rename(call.World, guild, member, nick, call.Bot.User, call.Reason);
        }

        return Answer.Ok(member.ToJson());
    }

    // The simulator hands out no OAuth tokens; who has none of a member cannot add one.
    private static Answer Add(Call call)
    {
        var guild = call.Guild();
        call.Need(guild, Permission.CreateInvite);
        var form = call.Form();
        form.Text("access_token", 1, isRequired: true);
        form.Check();
        return guild.Members.ContainsKey(call.UserId()) ? Answer.NoContent : throw Refusals.InvalidAccessToken;
    }

    private static void CheckRights(Call call, SimGuild guild, SimMember member, Form form)
    {
        var isOwn = member == call.Own(guild);
        if (form.Has("nick"))
        {
            call.Need(guild, isOwn ? Permission.ChangeNickname : Permission.ManageNicknames);
        }

        if (form.Has("roles"))
        {
            call.Need(guild, Permission.ManageRoles);
        }

        if (form.Has("flags"))
        {
            const Permission either = Permission.ManageGuild | Permission.ManageRoles;
            if ((call.World.PermissionsOf(call.Own(guild), guild) & either) == 0)
            {
                throw Refusals.MissingPermissions;
            }
        }

        if (form.Has("communication_disabled_until"))
        {
            call.Need(guild, Permission.ModerateMembers);
            var isAdministrator = call.World.PermissionsOf(member, guild).HasFlag(Permission.Administrator);
            if (isOwn || isAdministrator)
            {
                throw Refusals.MissingPermissions;
            }
        }

        // Roles have their own hierarchy check, one by one.
        if (form.Has("nick") || form.Has("communication_disabled_until"))
        {
            call.NeedAbove(guild, member);
        }
    }

    private static void MayGiveAll(Call call, SimGuild guild, SimMember member, IReadOnlyList<ulong>? roles)
    {
        if (roles is null)
        {
            return;
        }

        foreach (var id in roles.Except(member.Roles).Concat(member.Roles.Except(roles)))
        {
            MayGive(call, guild, guild.Roles.GetValueOrDefault(id) ?? throw Refusals.UnknownRole);
        }
    }

    private static DateTimeOffset? Until(Form form, DateTimeOffset now)
    {
        const string name = "communication_disabled_until";
        if (form.Text(name) is not { } text)
        {
            return null;
        }

        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var until))
        {
            form.Fault(name, "DATE_TIME_TYPE_PARSE", $"Could not parse {text}. Should be ISO8601.");
        }
        else if (until > now + LongestTimeout)
        {
            form.Fault(name, "INVALID_COMMUNICATION_DISABLED_TIMESTAMP", "A time-out lasts 28 days at most.");
        }

        return until;
    }

    private static Answer Kick(Call call)
    {
        var guild = call.Guild();
        var member = call.Member(guild);
        call.Need(guild, Permission.KickMembers);
        if (member == call.Own(guild))
        {
            throw Refusals.MissingPermissions;
        }

        call.NeedAbove(guild, member);
        MemberActs.Kick(call.World, guild, member, call.Bot.User, call.Reason);
        return Answer.NoContent;
    }

    private static Answer Give(Call call, bool isGiven)
    {
        var guild = call.Guild();
        var member = call.Member(guild);
        var role = call.Role(guild);
        call.Need(guild, Permission.ManageRoles);
        MayGive(call, guild, role);
        var roles = new HashSet<ulong>(member.Roles);
        _ = isGiven ? roles.Add(role.Id) : roles.Remove(role.Id);
        MemberActs.SetRoles(call.World, guild, member, roles, call.Bot.User, call.Reason);
        return Answer.NoContent;
    }

    private static void MayGive(Call call, SimGuild guild, SimRole role)
    {
        call.NeedAbove(guild, role);
        if (role.BotId is not null || role.Id == guild.Id)
        {
            throw Refusals.InvalidRole;
        }
    }
}
