using System.Text.Json.Nodes;
using Guildhall.Simulator.Permissions;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Rest.Channels;

/// <summary>The settings of a channel, as bodies carry them.</summary>
internal static class ChannelForm
{
    private static readonly string[] Extras =
    [
        "bitrate",
        "user_limit",
        "rtc_region",
        "video_quality_mode",
        "default_auto_archive_duration",
        "default_thread_rate_limit_per_user",
        "available_tags",
        "default_reaction_emoji",
        "default_sort_order",
        "default_forum_layout",
    ];

    /// <param name="ids">Where new tags of a forum get theirs.</param>
    /// <exception cref="ApiException">50035; nothing was changed.</exception>
    public static void Apply(Form form, SimChannel channel, Snowflakes ids)
    {
        var name = form.Text("name", 1, 100);
        var topic = form.Text("topic", 0, channel.Type is ChannelType.Forum or ChannelType.Media ? 4096 : 1024);
        var slow = form.Number("rate_limit_per_user", 0, 21_600);
        var position = form.Number("position");
        var isNsfw = form.Flag("nsfw");
        var parent = form.Id("parent_id");
        if (parent is { } id && channel.Guild!.Channels.GetValueOrDefault(id)?.Type != ChannelType.Category)
        {
            form.Fault("parent_id", "CHANNEL_PARENT_INVALID", "Category does not exist");
        }

        var tags = form.Has("available_tags") ? Tags(form, channel, ids) : null;
        form.Check();
        channel.Name = name is null ? channel.Name : NameFor(channel.Type, name);
        channel.Topic = form.Has("topic") ? topic : channel.Topic;
        channel.RateLimitPerUser = slow ?? channel.RateLimitPerUser;
        channel.Position = position ?? channel.Position;
        channel.IsNsfw = isNsfw ?? channel.IsNsfw;
        channel.ParentId = form.Has("parent_id") ? parent : channel.ParentId;
        foreach (var extra in Extras.Where(e => form.Body[e] is not null))
        {
            channel.Extra[extra] = form.Body[extra]!.DeepClone();
        }

        if (tags is not null)
        {
            channel.Extra["available_tags"] = tags;
        }
    }

    // A tag that the channel has already keeps its id; any other is new.
    private static JsonArray Tags(Form form, SimChannel channel, Snowflakes ids)
    {
        var known = (channel.Extra["available_tags"] as JsonArray ?? []).Select(t => t!["id"].AsId()).ToHashSet();
        var tags = new JsonArray();
        foreach (var tag in form.Items("available_tags", 0, 20))
        {
            var id = tag.Id("id") is { } given && known.Contains(given) ? given : ids.Next();
            tags.Add(
                (JsonNode)
                    new JsonObject
                    {
                        ["id"] = id.Text(),
                        ["name"] = tag.Text("name", 1, 20, isRequired: true),
                        ["moderated"] = tag.Flag("moderated") ?? false,
                        ["emoji_id"] = tag.Id("emoji_id").Text(),
                        ["emoji_name"] = tag.Text("emoji_name"),
                    }
            );
        }

        return tags;
    }

    /// <summary>Null when the body has none.</summary>
    public static List<SimOverwrite>? Overwrites(Form form)
    {
        if (!form.Has("permission_overwrites") || form.IsNull("permission_overwrites"))
        {
            return null;
        }

        return
        [
            .. form.Items("permission_overwrites", 0, 100)
                .Select(o => new SimOverwrite(
                    o.Id("id", isRequired: true) ?? 0,
                    (o.Choice("type", 0, 1) ?? 0) == 1,
                    o.Permissions("allow") ?? Permission.None,
                    o.Permissions("deny") ?? Permission.None
                )),
        ];
    }

    /// <summary>Text channels have no capitals and no spaces.</summary>
    public static string NameFor(ChannelType type, string name) =>
        type is ChannelType.Text or ChannelType.Announcement or ChannelType.Forum or ChannelType.Media
            ? name.Trim().Replace(' ', '-').ToLowerInvariant()
            : name;
}
