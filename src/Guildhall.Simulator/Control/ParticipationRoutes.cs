using System.Globalization;
using System.Text.Json.Nodes;
using Guildhall.Simulator.Acts;
using Guildhall.Simulator.Permissions;
using Guildhall.Simulator.Rest;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Control;

/// <summary>People vote, come in by invites, say that they come to an event, and talk.</summary>
internal sealed class ParticipationRoutes(Universe world)
{
    public void Map(ControlMap sim)
    {
        sim.Add("PUT", "/messages/{message}/votes/{answer}", call => Vote(call, true));
        sim.Add("DELETE", "/messages/{message}/votes/{answer}", call => Vote(call, false));
        sim.Add("POST", "/invites/{code}", UseInvite);
        sim.Add("PUT", "/guilds/{guild}/events/{event}/interested", call => Interest(call, true));
        sim.Add("DELETE", "/guilds/{guild}/events/{event}/interested", call => Interest(call, false));
        sim.Add("PUT", "/guilds/{guild}/voice/{member}", Speak);
        sim.Add("DELETE", "/guilds/{guild}/voice/{member}", HangUp);
    }

    private JsonObject Vote(ControlCall call, bool adds)
    {
        var message = Find.Message(world, call.Route("message"));
        var name = Who(call);
        var user = message.Channel.Guild is { } guild ? Find.Member(guild, name).User : Find.User(world, name);
        if (!world.Sees(user.Id, message.Channel))
        {
            throw new BadControlException($"{user.Name} does not see that channel.");
        }

        if (!int.TryParse(call.Route("answer"), NumberStyles.None, CultureInfo.InvariantCulture, out var answer))
        {
            throw new BadControlException("An answer is a number, from 1.");
        }

        PollActs.Vote(world, message, user, answer, adds);
        return message.ToJson(world, user.Id);
    }

    private JsonObject UseInvite(ControlCall call)
    {
        var code = call.Route("code");
        var invite =
            world.Guilds.Values.Select(g => g.Invites.GetValueOrDefault(code)).FirstOrDefault(i => i is not null)
            ?? throw Refusals.UnknownInvite;
        var user = MemberRoutes.Person(world, call.Text("as"), call.TryNumber("accountAgeDays"));
        var member = InviteActs.Use(world, invite, user);
        member.Status = "online";
        return MemberRoutes.ToJson(invite.Channel.Guild!, member);
    }

    private JsonNode? Interest(ControlCall call, bool comes)
    {
        var guild = call.Guild();
        var happening =
            ulong.TryParse(call.Route("event"), out var id) && guild.ScheduledEvents.TryGetValue(id, out var found)
                ? found
                : throw new BadControlException($"{guild.Name} has no event '{call.Route("event")}'.");
        GuildActs.Interested(world, guild, happening, Find.Member(guild, Who(call)).User, comes);
        return null;
    }

    private JsonObject Speak(ControlCall call)
    {
        var guild = call.Guild();
        var member = Find.Member(guild, call.Route("member"));
        var channel = Find.Channel(world, guild, call.Text("channel"));
        if (!channel.IsVoice)
        {
            throw Refusals.WrongChannelType;
        }

        PageRoutes.Need(world, member.User, channel, Permission.Connect);
        if (!VoiceActs.HasRoom(world, guild, member, channel))
        {
            throw new BadControlException($"#{channel.Name} is full.");
        }

        VoiceActs.Move(world, guild, member, channel, Flag(call, "selfMute"), Flag(call, "selfDeaf"));
        return guild.VoiceStates[member.User.Id].ToJson();
    }

    private JsonNode? HangUp(ControlCall call)
    {
        var guild = call.Guild();
        VoiceActs.Move(world, guild, Find.Member(guild, call.Route("member")), null);
        return null;
    }

    private static bool? Flag(ControlCall call, string name) =>
        call.TryText(name) is not { } text ? null
        : bool.TryParse(text, out var flag) ? flag
        : throw new BadControlException($"'{name}' is true or false, not '{text}'.");

    // A DELETE may carry its person in the query.
    private static string Who(ControlCall call) => call.TryText("as") ?? call.Query("as") ?? call.Text("as");
}
