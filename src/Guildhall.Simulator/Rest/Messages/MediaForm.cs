namespace Guildhall.Simulator.Rest.Messages;

/// <summary>Pictures and files inside a layout: from the web, or of the message itself.</summary>
internal static class MediaForm
{
    private const string Own = "attachment";

    public static void CheckMedia(Form component, ComponentScope scope)
    {
        component.Text("description", 0, 1024);
        Check(component, "media", scope, "http", "https", Own);
    }

    public static void CheckGallery(Form gallery, ComponentScope scope)
    {
        if (!gallery.Has("items"))
        {
            gallery.Fault("items", "BASE_TYPE_REQUIRED", "This field is required");
        }

        foreach (var item in gallery.Items("items", 1, 10))
        {
            CheckMedia(item, scope);
        }
    }

    public static void CheckFile(Form component, ComponentScope scope) => Check(component, "file", scope, Own);

    private static void Check(Form component, string name, ComponentScope scope, params ReadOnlySpan<string> schemes)
    {
        if (component.Inner(name) is not { } media)
        {
            component.Fault(name, "BASE_TYPE_REQUIRED", "This field is required");
            return;
        }

        if (media.Text("url", 1, 2048, isRequired: true) is not { } url)
        {
            return;
        }

        var end = url.IndexOf("://", StringComparison.Ordinal);
        var scheme = end < 0 ? "" : url[..end].ToLowerInvariant();
        if (!schemes.Contains(scheme) || (scheme != Own && !Uri.TryCreate(url, UriKind.Absolute, out _)))
        {
            media.Fault("url", "URL_TYPE_INVALID_SCHEME", $"Scheme \"{scheme}\" is not supported.");
        }
        else if (scheme == Own && !scope.Has(url[(end + 3)..]))
        {
            media.Fault(
                "url",
                "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND",
                "The referenced attachment was not found"
            );
        }
    }
}
