using System.Text.RegularExpressions;
using Guildhall.Simulator.State;

namespace Guildhall.Simulator.Rest.Expressions;

/// <summary>An emoji as it is sent: a name of 2–32 word characters, an image of at most 256 KiB.</summary>
internal static partial class EmojiForm
{
    private const int LargestImage = 256 * 1024;

    public static SimEmoji Create(Call call)
    {
        var form = call.Form();
        var name = Name(form, isRequired: true);
        var roles = form.Ids("roles");
        var image = DataUri.Read(form, "image", "image", LargestImage);
        form.Check();
        var isAnimated = image!.ContentType == "image/gif";
        return new(call.World.Ids.Next(), call.Bot.User, isAnimated, image.Bytes, image.ContentType)
        {
            Name = name!,
            Roles = [.. roles],
        };
    }

    public static void Edit(Call call, SimEmoji emoji)
    {
        var form = call.Form();
        var name = Name(form, isRequired: false);
        var roles = form.Has("roles") ? form.Ids("roles") : null;
        form.Check();
        emoji.Name = name ?? emoji.Name;
        emoji.Roles = roles is null ? emoji.Roles : [.. roles];
    }

    private static string? Name(Form form, bool isRequired)
    {
        var name = form.Text("name", 2, 32, isRequired);
        if (name is { Length: >= 2 and <= 32 } && !Word().IsMatch(name))
        {
            form.Fault("name", "STRING_TYPE_REGEX", "String value did not match validation regex.");
        }

        return name;
    }

    [GeneratedRegex("^[A-Za-z0-9_]+$", RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
