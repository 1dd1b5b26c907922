using System.Text.Json.Nodes;
using Guildhall.Simulator.Acts;
using Guildhall.Simulator.Permissions;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Rest.Expressions;

internal static class StickerApi
{
    private const int Limit = 5;
    private const int LargestFile = 512 * 1024;
    private const string InGuild = "/guilds/{guild}/stickers";

    public static void Map(RestMap api)
    {
        api.Get(InGuild, List);
        api.Get(InGuild + "/{sticker}", Get);
        api.Post(InGuild, Create);
        api.Patch(InGuild + "/{sticker}", Edit);
        api.Delete(InGuild + "/{sticker}", Delete);
        api.Get("/stickers/{sticker}", call => Answer.Ok(Anywhere(call).ToJson()));

        // Discord's own packs are pictures that this program does not have.
        api.Get("/sticker-packs", _ => Answer.Ok(new JsonObject { ["sticker_packs"] = new JsonArray() }));
        api.Get("/sticker-packs/{pack}", _ => throw Refusals.UnknownStickerPack);
    }

    private static Answer List(Call call)
    {
        var guild = call.Guild();
        var withCreator = Expressions.SeesCreators(call, guild);
        return Answer.Ok(guild.Stickers.Values.Select(s => s.ToJson(withCreator)).ToJsonArray());
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
        if (guild.Stickers.Count >= Limit)
        {
            throw Refusals.TooManyStickers;
        }

        var form = call.Form();
        var name = form.Text("name", 2, 30, isRequired: true);
        var tags = form.Text("tags", 1, 200, isRequired: true);
        var description = form.Text("description", 0, 100);
        if (call.Files.Count != 1)
        {
            form.Fault("file", "BASE_TYPE_REQUIRED", "This field is required");
        }

        form.Check();
        var file = call.Files[0];
        if (file.Bytes.Length > LargestFile)
        {
            throw Refusals.FileTooLarge;
        }

        var format = FormatOf(file) ?? throw Refusals.InvalidFile;
        var id = call.World.Ids.Next();
        var sticker = new SimSticker(id, guild.Id, call.Bot.User, format, file.Bytes, file.ContentType)
        {
            Name = name!,
            Tags = tags!,
            Description = description,
        };
        guild.Stickers.Add(id, sticker);
        GuildActs.StickersChanged(call.World, guild);
        call.Audit(guild, AuditAction.StickerCreate, id, null, Audited(sticker));
        return Answer.Created(sticker.ToJson(true));
    }

    private static Answer Edit(Call call)
    {
        var guild = call.Guild();
        var sticker = Find(call, guild);
        Expressions.MayChange(call, guild, sticker.Creator);
        var form = call.Form();
        var (name, tags) = (form.Text("name", 2, 30), form.Text("tags", 1, 200));
        var description = form.Text("description", 0, 100);
        form.Check();
        var before = Audited(sticker);
        sticker.Name = name ?? sticker.Name;
        sticker.Tags = tags ?? sticker.Tags;
        sticker.Description = form.Has("description") ? description : sticker.Description;
        GuildActs.StickersChanged(call.World, guild);
        call.Audit(guild, AuditAction.StickerUpdate, sticker.Id, before, Audited(sticker));
        return Answer.Ok(sticker.ToJson(true));
    }

    private static Answer Delete(Call call)
    {
        var guild = call.Guild();
        var sticker = Find(call, guild);
        Expressions.MayChange(call, guild, sticker.Creator);
        guild.Stickers.Remove(sticker.Id);
        GuildActs.StickersChanged(call.World, guild);
        call.Audit(guild, AuditAction.StickerDelete, sticker.Id, Audited(sticker));
        return Answer.NoContent;
    }

    private static SimSticker Find(Call call, SimGuild guild) =>
        guild.Stickers.GetValueOrDefault(call.Id("sticker")) ?? throw Refusals.UnknownSticker;

    private static SimSticker Anywhere(Call call)
    {
        var id = call.Id("sticker");
        return call.World.Guilds.Values.Select(g => g.Stickers.GetValueOrDefault(id)).FirstOrDefault(s => s is not null)
            ?? throw Refusals.UnknownSticker;
    }

    private static int? FormatOf(UploadedFile file) =>
        file.ContentType switch
        {
            "image/png" => 1,
            "image/apng" => 2,
            "application/json" => 3,
            "image/gif" => 4,
            _ => null,
        };

    private static JsonObject Audited(SimSticker sticker)
    {
        var json = sticker.ToJson();
        json.Remove("type");
        return json;
    }
}
