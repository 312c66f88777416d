package app.kith.platform

import android.app.ActivityManager
import android.app.usage.UsageStatsManager
import android.content.Context
import android.os.Build
import android.os.PowerManager

/** How often this person uses Kith, as the phone sees it: it lets apps that are used less run less. */
enum class StandbyBucket {
    /** In use, or kept from being put aside. */
    ACTIVE,

    /** Used most days. */
    WORKING_SET,

    /** Used from time to time. */
    FREQUENT,

    /** Seldom used. */
    RARE,

    /** Hardly ever used, or found to be wasteful. */
    RESTRICTED,
}

/** What Android tells of what it lets Kith do. */
data class DeliveryFacts(
    /** The version of Android, as its API level. */
    val androidApi: Int,
    /** Whether reminders can be seen: the permission, and the channel. */
    val notifications: Permission,
    /** Whether alarms may come to the minute. */
    val exactAlarms: Permission,
    /** Whether Kith may use the battery as it needs ("unrestricted"). */
    val unrestrictedBattery: Permission,
    /** Whether it may run while nobody looks at it. */
    val background: Permission,
    /** How often it is used. */
    val bucket: StandbyBucket,
    /** How many milliseconds after its time the newest reminder came, if one did. */
    val lateMs: Long?,
)

/** Whether something is permitted. */
enum class Permission {
    /** It is. */
    GIVEN,

    /** It is not. */
    NOT_GIVEN,
}

/** What this phone tells now of what it lets Kith do. */
fun deliveryFacts(context: Context): DeliveryFacts {
    val power = context.service<PowerManager>()
    val unrestricted = power.isIgnoringBatteryOptimizations(context.packageName)
    return DeliveryFacts(
        androidApi = Build.VERSION.SDK_INT,
        notifications = permission(Notifications(context).mayRemind),
        exactAlarms = permission(AlarmSlots(context).mayBeExact),
        unrestrictedBattery = permission(unrestricted),
        background = permission(mayRunInBackground(context)),
        bucket = bucket(context),
        lateMs = Reminders(context).lateMs,
    )
}

private fun permission(isGiven: Boolean) = if (isGiven) Permission.GIVEN else Permission.NOT_GIVEN

private fun mayRunInBackground(context: Context): Boolean {
    val activities = context.service<ActivityManager>()
    return Build.VERSION.SDK_INT < Build.VERSION_CODES.P || !activities.isBackgroundRestricted
}

private fun bucket(context: Context): StandbyBucket {
    // Before Android 9 there was only "in use" and "idle", which is as rare.
    val usage = context.service<UsageStatsManager>()
    if (Build.VERSION.SDK_INT < Build.VERSION_CODES.P) {
        return if (usage.isAppInactive(context.packageName)) StandbyBucket.RARE else StandbyBucket.ACTIVE
    }
    val bucket = usage.appStandbyBucket
    return when {
        bucket <= UsageStatsManager.STANDBY_BUCKET_ACTIVE -> StandbyBucket.ACTIVE
        bucket <= UsageStatsManager.STANDBY_BUCKET_WORKING_SET -> StandbyBucket.WORKING_SET
        bucket <= UsageStatsManager.STANDBY_BUCKET_FREQUENT -> StandbyBucket.FREQUENT
        bucket <= UsageStatsManager.STANDBY_BUCKET_RARE -> StandbyBucket.RARE
        else -> StandbyBucket.RESTRICTED
    }
}
