using System.Text.Json.Nodes;
using Guildhall.Simulator.Acts;
using Guildhall.Simulator.Permissions;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Rest.Expressions;

/// <summary>The soundboard.</summary>
internal static class SoundApi
{
    private const int Limit = 8;
    private const int LargestFile = 512 * 1024;
    private const string InGuild = "/guilds/{guild}/soundboard-sounds";

    private static readonly string[] Everywhere =
    [
        "quack",
        "airhorn",
        "cricket",
        "golf clap",
        "sad horn",
        "ba dum tss",
    ];

    public static void Map(RestMap api)
    {
        api.Get("/soundboard-default-sounds", _ => Answer.Ok(Everywhere.Select(Default).ToJsonArray()));
        api.Get(InGuild, List);
        api.Get(InGuild + "/{sound}", Get);
        api.Post(InGuild, Create);
        api.Patch(InGuild + "/{sound}", Edit);
        api.Delete(InGuild + "/{sound}", Delete);
        api.Post("/channels/{channel}/send-soundboard-sound", Play);
    }

    private static JsonObject Default(string name, int at) =>
        new()
        {
            ["name"] = name,
            ["sound_id"] = $"{at + 1}",
            ["volume"] = 1.0,
            ["emoji_id"] = null,
            ["emoji_name"] = null,
            ["available"] = true,
        };

    private static Answer List(Call call)
    {
        var guild = call.Guild();
        var withCreator = Expressions.SeesCreators(call, guild);
        var sounds = guild.Sounds.Values.Select(s => s.ToJson(guild, withCreator)).ToJsonArray();
        return Answer.Ok(new JsonObject { ["items"] = sounds });
    }

    private static Answer Get(Call call)
    {
        var guild = call.Guild();
        return Answer.Ok(Find(call, guild).ToJson(guild, Expressions.SeesCreators(call, guild)));
    }

    private static Answer Create(Call call)
    {
        var guild = call.Guild();
        call.Need(guild, Permission.CreateExpressions);
        if (guild.Sounds.Count >= Limit)
        {
            throw Refusals.TooManySounds;
        }

        var form = call.Form();
        var name = form.Text("name", 2, 32, isRequired: true);
        var file = DataUri.Read(form, "sound", "audio", LargestFile);
        form.Check();
        var sound = new SimSound(call.World.Ids.Next(), call.Bot.User, file!.Bytes, file.ContentType) { Name = name! };
        Apply(form, sound);
        guild.Sounds.Add(sound.Id, sound);
        Announce(call, guild, sound, "GUILD_SOUNDBOARD_SOUND_CREATE");
        call.Audit(guild, AuditAction.SoundCreate, sound.Id, null, sound.ToJson(guild));
        return Answer.Created(sound.ToJson(guild, true));
    }

    private static Answer Edit(Call call)
    {
        var guild = call.Guild();
        var sound = Find(call, guild);
        Expressions.MayChange(call, guild, sound.Creator);
        var form = call.Form();
        var name = form.Text("name", 2, 32);
        form.Check();
        var before = sound.ToJson(guild);
        sound.Name = name ?? sound.Name;
        Apply(form, sound);
        Announce(call, guild, sound, "GUILD_SOUNDBOARD_SOUND_UPDATE");
        call.Audit(guild, AuditAction.SoundUpdate, sound.Id, before, sound.ToJson(guild));
        return Answer.Ok(sound.ToJson(guild, true));
    }

    private static void Apply(Form form, SimSound sound)
    {
        var volume = form.Real("volume", 0, 1);
        var (emojiId, emojiName) = (form.Id("emoji_id"), form.Text("emoji_name", 1, 32));
        form.Check();
        sound.Volume = volume ?? sound.Volume;
        sound.EmojiId = form.Has("emoji_id") ? emojiId : sound.EmojiId;
        sound.EmojiName = form.Has("emoji_name") ? emojiName : sound.EmojiName;
    }

    private static Answer Delete(Call call)
    {
        var guild = call.Guild();
        var sound = Find(call, guild);
        Expressions.MayChange(call, guild, sound.Creator);
        guild.Sounds.Remove(sound.Id);
        var data = new JsonObject { ["sound_id"] = sound.Id.Text() };
        GuildActs.Publish(call.World, guild, "GUILD_SOUNDBOARD_SOUND_DELETE", data, Intents.GuildExpressions);
        call.Audit(guild, AuditAction.SoundDelete, sound.Id, sound.ToJson(guild));
        return Answer.NoContent;
    }

    private static Answer Play(Call call)
    {
        var channel = call.Channel();
        if (!channel.IsVoice || channel.Guild is not { } guild)
        {
            throw Refusals.WrongChannelType;
        }

        call.Need(channel, Permission.Speak | Permission.UseSoundboard);
        var form = call.Form();
        var id = form.Id("sound_id", isRequired: true);
        form.Check();
        if (guild.VoiceStates.GetValueOrDefault(call.Bot.User.Id)?.Channel != channel)
        {
            throw Refusals.NotInVoice;
        }

        var known = guild.Sounds.ContainsKey(id!.Value) || id <= (ulong)Everywhere.Length;
        if (!known)
        {
            throw Refusals.UnknownSound;
        }

        var data = new JsonObject
        {
            ["channel_id"] = channel.Id.Text(),
            ["user_id"] = call.Bot.User.Id.Text(),
            ["sound_id"] = id.Text(),
            ["sound_volume"] = guild.Sounds.GetValueOrDefault(id.Value)?.Volume ?? 1,
        };
        GuildActs.Publish(call.World, guild, "VOICE_CHANNEL_EFFECT_SEND", data, Intents.GuildVoiceStates);
        return Answer.NoContent;
    }

    private static SimSound Find(Call call, SimGuild guild) =>
        guild.Sounds.GetValueOrDefault(call.Id("sound")) ?? throw Refusals.UnknownSound;

    private static void Announce(Call call, SimGuild guild, SimSound sound, string name) =>
        GuildActs.Publish(call.World, guild, name, sound.ToJson(guild, true), Intents.GuildExpressions);
}
