using System.Text.Json.Nodes;
using Guildhall.Simulator.State;

namespace Guildhall.Simulator.Wire;

internal static class ExpressionWire
{
    /// <param name="withCreator">Only for those who may manage expressions.</param>
    public static JsonObject ToJson(this SimEmoji emoji, bool withCreator = false)
    {
        var json = new JsonObject
        {
            ["id"] = emoji.Id.Text(),
            ["name"] = emoji.Name,
            ["roles"] = emoji.Roles.Ids(),
            ["require_colons"] = true,
            ["managed"] = false,
            ["animated"] = emoji.IsAnimated,
            ["available"] = true,
        };
        return withCreator ? json.With(("user", emoji.Creator.ToJson())) : json;
    }

    public static JsonObject ToJson(this SimSticker sticker, bool withCreator = false)
    {
        var json = new JsonObject
        {
            ["id"] = sticker.Id.Text(),
            ["name"] = sticker.Name,
            ["tags"] = sticker.Tags,
            ["type"] = 2,
            ["format_type"] = sticker.Format,
            ["description"] = sticker.Description,
            ["available"] = true,
            ["guild_id"] = sticker.GuildId.Text(),
        };
        return withCreator ? json.With(("user", sticker.Creator.ToJson())) : json;
    }

    public static JsonObject ToItemJson(this SimSticker sticker) =>
        new()
        {
            ["id"] = sticker.Id.Text(),
            ["name"] = sticker.Name,
            ["format_type"] = sticker.Format,
        };

    public static JsonObject ToJson(this SimSound sound, SimGuild guild, bool withCreator = false)
    {
        var json = new JsonObject
        {
            ["name"] = sound.Name,
            ["sound_id"] = sound.Id.Text(),
            ["volume"] = sound.Volume,
            ["emoji_id"] = sound.EmojiId.Text(),
            ["emoji_name"] = sound.EmojiName,
            ["guild_id"] = guild.Id.Text(),
            ["available"] = true,
        };
        return withCreator ? json.With(("user", sound.Creator.ToJson())) : json;
    }
}
