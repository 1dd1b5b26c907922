using Guildhall.Simulator.Rest;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Acts;

/// <summary>Invites are made, used and run out.</summary>
internal static class InviteActs
{
    private const int Limit = 1000;

    /// <exception cref="ApiException">30016: the guild has a thousand.</exception>
    public static void Create(Universe world, SimInvite invite)
    {
        var guild = invite.Channel.Guild!;
        if (guild.Invites.Count >= Limit)
        {
            throw Refusals.TooManyInvites;
        }

        guild.Invites.Add(invite.Code, invite);
        Announce(world, invite, "INVITE_CREATE");
        Watch(world, invite);
    }

    /// <summary>The clock will end it, if it ends at all.</summary>
    public static void Watch(Universe world, SimInvite invite)
    {
        if (invite.ExpiresAt is { } end)
        {
            world.Agenda.At(end, () => Remove(world, invite));
        }
    }

    /// <summary>A person comes in by it; the last use ends it.</summary>
    /// <exception cref="ApiException">10006, 40007; 50020 while invites are paused.</exception>
    public static SimMember Use(Universe world, SimInvite invite, SimUser user)
    {
        var guild = invite.Channel.Guild!;
        if (!guild.Invites.ContainsKey(invite.Code))
        {
            throw Refusals.UnknownInvite;
        }

        if (guild.Bans.ContainsKey(user.Id))
        {
            throw Refusals.Banned;
        }

        if (guild.InvitesPausedUntil > world.Now)
        {
            throw new ApiException(403, 50020, "Invite code was either invalid or taken");
        }

        var member = guild.Members.GetValueOrDefault(user.Id) ?? MemberActs.Join(world, guild, user);
        invite.Uses++;
        if (invite.MaxUses > 0 && invite.Uses >= invite.MaxUses)
        {
            Remove(world, invite);
        }

        return member;
    }

    /// <summary>Gone, if it was not gone already.</summary>
    public static void Remove(Universe world, SimInvite invite)
    {
        if (invite.Channel.Guild!.Invites.Remove(invite.Code))
        {
            Announce(world, invite, "INVITE_DELETE");
        }
    }

    private static void Announce(Universe world, SimInvite invite, string name)
    {
        var data = invite.ToJson();
        data.Remove("guild");
        data.Remove("channel");
        data["guild_id"] = invite.Channel.Guild!.Id.Text();
        data["channel_id"] = invite.Channel.Id.Text();
        world.Publish(
            new(name, data)
            {
                Guild = invite.Channel.Guild,
                Channel = invite.Channel,
                Needs = Intents.GuildInvites,
            }
        );
    }
}
