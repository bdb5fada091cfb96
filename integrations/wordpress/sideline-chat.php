<?php
/**
 * Plugin Name:       Sideline chat
 * Description:       Puts your Sideline bot on this site: in the corner of every page, or where a shortcode stands.
 * Version:           0.1.0
 * Requires at least: 6.3
 * Requires PHP:      7.4
 * Author:            The Sideline authors
 * License:           Apache-2.0
 * License URI:       https://www.apache.org/licenses/LICENSE-2.0
 * Text Domain:       sideline-chat
 */

defined( 'ABSPATH' ) || exit;

const SIDELINE_CHAT_OPTION = 'sideline_chat';
const SIDELINE_CHAT_HANDLE = 'sideline-chat';

/** What may be chosen; the first of each needs no attribute. */
const SIDELINE_CHAT_CHOICES = array(
	'mode'     => array( 'bubble', 'inline' ),
	'position' => array( 'end', 'start' ),
	'theme'    => array( 'auto', 'light', 'dark' ),
	'history'  => array( 'tab', 'device', 'off' ),
);

/* --- settings ------------------------------------------------------------------------------------ */

/** Give the settings, with what is missing filled in. */
function sideline_chat_settings() {
	$unset = array(
		'bot'        => '',
		'release'    => '',
		'integrity'  => '',
		'everywhere' => false,
		'attributes' => array(),
	);
	$kept  = get_option( SIDELINE_CHAT_OPTION, array() );
	return array_merge( $unset, is_array( $kept ) ? array_intersect_key( $kept, $unset ) : array() );
}

/** Keep of a form what can be used; WordPress calls this before it saves. */
function sideline_chat_sanitize( $given ) {
	$given = is_array( $given ) ? $given : array();
	$bot   = sideline_chat_address( (string) ( $given['bot'] ?? '' ) );
	if ( '' === $bot && '' !== trim( (string) ( $given['bot'] ?? '' ) ) ) {
		$told = __( 'The address of the bot must begin with https:// and hold no more than host and path.', 'sideline-chat' );
		add_settings_error( SIDELINE_CHAT_OPTION, 'bot', $told );
	}
	$release   = (string) ( $given['release'] ?? '' );
	$integrity = (string) ( $given['integrity'] ?? '' );
	$pinned    = preg_match( '/^[0-9a-f]{16}$/D', $release ) && preg_match( '/^sha384-[A-Za-z0-9+\/]{64}$/D', $integrity );
	if ( ! $pinned && '' !== $release . $integrity ) {
		$told = __( 'A pinned release needs both its 16 characters and its integrity value, as /embed-code on your bot shows them.', 'sideline-chat' );
		add_settings_error( SIDELINE_CHAT_OPTION, 'release', $told );
	}
	return array(
		'bot'        => $bot,
		'release'    => $pinned ? $release : '',
		'integrity'  => $pinned ? $integrity : '',
		'everywhere' => ! empty( $given['everywhere'] ),
		'attributes' => sideline_chat_attributes( is_array( $given['attributes'] ?? null ) ? $given['attributes'] : array() ),
	);
}

/** Give an address without slash at its end; empty where it isn't the address of a bot. */
function sideline_chat_address( $address ) {
	$address = trim( $address );
	$parts   = wp_parse_url( $address );
	$near    = in_array( $parts['host'] ?? '', array( 'localhost', '127.0.0.1' ), true );
	$scheme  = $parts['scheme'] ?? '';
	$more    = array_diff_key( is_array( $parts ) ? $parts : array(), array_flip( array( 'scheme', 'host', 'port', 'path' ) ) );
	if ( ! isset( $parts['host'] ) || $more || ! ( 'https' === $scheme || ( 'http' === $scheme && $near ) ) ) {
		return '';
	}
	return untrailingslashit( esc_url_raw( $address, array( 'https', 'http' ) ) );
}

/** Give the attributes that can be used; `mode` and the like are left out where they are so anyway. */
function sideline_chat_attributes( $given ) {
	$found = array();
	foreach ( array( 'heading' => 80, 'greeting' => 300 ) as $name => $longest ) {
		$words = sanitize_text_field( (string) ( $given[ $name ] ?? '' ) );
		if ( '' !== $words ) {
			$found[ $name ] = mb_substr( $words, 0, $longest );
		}
	}
	$accent = sanitize_hex_color( (string) ( $given['accent'] ?? '' ) );
	if ( $accent ) {
		$found['accent'] = $accent;
	}
	foreach ( SIDELINE_CHAT_CHOICES as $name => $values ) {
		if ( in_array( $given[ $name ] ?? '', array_slice( $values, 1 ), true ) ) {
			$found[ $name ] = $given[ $name ];
		}
	}
	if ( preg_match( '/^[a-z]{2,3}(-[A-Za-z]{2,4})?$/D', (string) ( $given['locale'] ?? '' ) ) ) {
		$found['locale'] = (string) $given['locale'];
	}
	return $found;
}

/* --- on the site --------------------------------------------------------------------------------- */

/** Load the widget once; it needs nothing else, and waits until the page has been read. */
function sideline_chat_enqueue() {
	$settings = sideline_chat_settings();
	if ( '' === $settings['bot'] ) {
		return;
	}
	$path = '' === $settings['release'] ? '/widget.js' : "/widget/{$settings['release']}/widget.js";
	$when = array(
		'strategy'  => 'defer',
		'in_footer' => true,
	);
	wp_enqueue_script( SIDELINE_CHAT_HANDLE, $settings['bot'] . $path, array(), null, $when );
}

/** Load it on every page, where the owner wants that. */
function sideline_chat_enqueue_everywhere() {
	if ( sideline_chat_settings()['everywhere'] ) {
		sideline_chat_enqueue();
	}
}

/** Put the attributes on the script tag. */
function sideline_chat_tag( $tag, $handle ) {
	if ( SIDELINE_CHAT_HANDLE !== $handle ) {
		return $tag;
	}
	$settings = sideline_chat_settings();
	$more     = '';
	if ( '' !== $settings['integrity'] ) {
		$more .= sprintf( ' integrity="%s" crossorigin="anonymous"', esc_attr( $settings['integrity'] ) );
	}
	if ( $settings['everywhere'] ) {
		$more .= sideline_chat_html( sideline_chat_attributes( $settings['attributes'] ), 'data-' );
	}
	return preg_replace( '/<script\b/', '<script' . str_replace( array( '\\', '$' ), array( '\\\\', '\\$' ), $more ), $tag, 1 );
}

/** Leave a way to the chat where no script runs. */
function sideline_chat_link() {
	$settings = sideline_chat_settings();
	if ( '' !== $settings['bot'] && $settings['everywhere'] ) {
		printf( "<noscript><p>%s</p></noscript>\n", sideline_chat_anchor( $settings, $settings['attributes']['heading'] ?? '' ) ); // phpcs:ignore WordPress.Security.EscapeOutput -- made of escaped parts
	}
}

/** Show the chat where `[sideline]` stands: within the page, unless mode="bubble". */
function sideline_chat_shortcode( $given ) {
	$settings = sideline_chat_settings();
	if ( '' === $settings['bot'] ) {
		return '';
	}
	// WordPress hands over what stands in the post: a bracket or a quote can only stand there as an entity.
	$decode     = static function ( $value ) {
		return html_entity_decode( (string) $value, ENT_QUOTES | ENT_HTML5, 'UTF-8' );
	};
	$given      = array_map( $decode, is_array( $given ) ? $given : array() );
	$attributes = sideline_chat_attributes( array_merge( array( 'mode' => 'inline' ), $given ) );
	sideline_chat_enqueue();
	return sprintf(
		'<sideline-chat api="%s"%s>%s</sideline-chat>',
		esc_url( $settings['bot'] ),
		sideline_chat_html( $attributes, '' ),
		sideline_chat_anchor( $settings, $attributes['heading'] ?? '' )
	);
}

function sideline_chat_anchor( $settings, $heading ) {
	$words = '' === $heading ? __( 'Ask a question', 'sideline-chat' ) : $heading;
	return sprintf( '<a href="%s">%s</a>', esc_url( $settings['bot'] . '/chat' ), esc_html( $words ) );
}

function sideline_chat_html( $attributes, $prefix ) {
	$html = '';
	foreach ( $attributes as $name => $value ) {
		$html .= sprintf( ' %s="%s"', $prefix . $name, esc_attr( $value ) );
	}
	return $html;
}

/* --- the owner's page ---------------------------------------------------------------------------- */

function sideline_chat_register() {
	$how = array(
		'type'              => 'array',
		'sanitize_callback' => 'sideline_chat_sanitize',
		'default'           => array(),
	);
	register_setting( SIDELINE_CHAT_OPTION, SIDELINE_CHAT_OPTION, $how );
}

function sideline_chat_menu() {
	$title = __( 'Sideline chat', 'sideline-chat' );
	add_options_page( $title, $title, 'manage_options', SIDELINE_CHAT_HANDLE, 'sideline_chat_page' );
}

/** Show the form. `settings_fields` brings the nonce that options.php asks for. */
function sideline_chat_page() {
	if ( ! current_user_can( 'manage_options' ) ) {
		return;
	}
	$settings   = sideline_chat_settings();
	$attributes = $settings['attributes'];
	?>
	<div class="wrap">
		<h1><?php echo esc_html( get_admin_page_title() ); ?></h1>
		<form action="options.php" method="post">
			<?php settings_fields( SIDELINE_CHAT_OPTION ); ?>
			<table class="form-table" role="presentation">
				<?php
				sideline_chat_field( 'bot', __( 'Address of your bot', 'sideline-chat' ), $settings['bot'], __( 'For example https://bot.example. The bot has to name this site in SIDELINE_ORIGINS.', 'sideline-chat' ), 'url' );
				sideline_chat_box( 'everywhere', __( 'In the corner of every page', 'sideline-chat' ), $settings['everywhere'] );
				sideline_chat_field( 'attributes][heading', __( 'Heading', 'sideline-chat' ), $attributes['heading'] ?? '' );
				sideline_chat_field( 'attributes][greeting', __( 'Greeting', 'sideline-chat' ), $attributes['greeting'] ?? '', __( 'Empty: the bot’s own.', 'sideline-chat' ) );
				sideline_chat_field( 'attributes][accent', __( 'Accent', 'sideline-chat' ), $attributes['accent'] ?? '', __( 'For example #00bb66. Empty: the bot’s red.', 'sideline-chat' ) );
				sideline_chat_select( 'position', __( 'Corner', 'sideline-chat' ), $attributes['position'] ?? 'end' );
				sideline_chat_select( 'theme', __( 'Colours', 'sideline-chat' ), $attributes['theme'] ?? 'auto' );
				sideline_chat_select( 'history', __( 'Conversation is kept', 'sideline-chat' ), $attributes['history'] ?? 'tab' );
				sideline_chat_field( 'attributes][locale', __( 'Language', 'sideline-chat' ), $attributes['locale'] ?? '', __( 'For example de. Empty: the page’s own.', 'sideline-chat' ) );
				sideline_chat_field( 'release', __( 'Pinned release', 'sideline-chat' ), $settings['release'], __( 'Empty: always the newest. /embed-code on your bot shows both values.', 'sideline-chat' ) );
				sideline_chat_field( 'integrity', __( 'Its integrity value', 'sideline-chat' ), $settings['integrity'] );
				?>
			</table>
			<?php submit_button(); ?>
		</form>
		<p><?php esc_html_e( 'In a page or post, [sideline] shows the chat where it stands. It takes heading, greeting, accent, position, theme, mode, history and locale.', 'sideline-chat' ); ?></p>
	</div>
	<?php
}

function sideline_chat_row( $id, $label, $control, $note = '' ) {
	$note = '' === $note ? '' : sprintf( '<p class="description" id="%s-note">%s</p>', esc_attr( $id ), esc_html( $note ) );
	printf( '<tr><th scope="row"><label for="%s">%s</label></th><td>%s%s</td></tr>', esc_attr( $id ), esc_html( $label ), $control, $note ); // phpcs:ignore WordPress.Security.EscapeOutput -- made of escaped parts
}

function sideline_chat_field( $name, $label, $value, $note = '', $type = 'text' ) {
	$id      = 'sideline-' . str_replace( '][', '-', $name );
	$told    = '' === $note ? '' : sprintf( ' aria-describedby="%s-note"', esc_attr( $id ) );
	$control = sprintf( '<input class="regular-text" type="%s" id="%s" name="%s[%s]" value="%s"%s>', esc_attr( $type ), esc_attr( $id ), SIDELINE_CHAT_OPTION, esc_attr( $name ), esc_attr( $value ), $told );
	sideline_chat_row( $id, $label, $control, $note );
}

function sideline_chat_box( $name, $label, $on ) {
	$id = 'sideline-' . $name;
	sideline_chat_row( $id, $label, sprintf( '<input type="checkbox" id="%s" name="%s[%s]" value="1"%s>', esc_attr( $id ), SIDELINE_CHAT_OPTION, esc_attr( $name ), $on ? ' checked' : '' ) );
}

function sideline_chat_select( $name, $label, $chosen ) {
	$id      = 'sideline-' . $name;
	$options = '';
	foreach ( SIDELINE_CHAT_CHOICES[ $name ] as $value ) {
		$options .= sprintf( '<option value="%1$s"%2$s>%1$s</option>', esc_attr( $value ), $value === $chosen ? ' selected' : '' );
	}
	sideline_chat_row( $id, $label, sprintf( '<select id="%s" name="%s[attributes][%s]">%s</select>', esc_attr( $id ), SIDELINE_CHAT_OPTION, esc_attr( $name ), $options ) );
}

/* --- wiring -------------------------------------------------------------------------------------- */

/** Leave nothing behind, on any site of a network. */
function sideline_chat_uninstall() {
	if ( ! is_multisite() ) {
		delete_option( SIDELINE_CHAT_OPTION );
		return;
	}
	foreach ( get_sites( array( 'fields' => 'ids', 'number' => 0 ) ) as $site ) {
		delete_blog_option( $site, SIDELINE_CHAT_OPTION );
	}
}

add_action( 'wp_enqueue_scripts', 'sideline_chat_enqueue_everywhere' );
add_filter( 'script_loader_tag', 'sideline_chat_tag', 10, 2 );
add_action( 'wp_footer', 'sideline_chat_link' );
add_shortcode( 'sideline', 'sideline_chat_shortcode' );
add_action( 'admin_init', 'sideline_chat_register' );
add_action( 'admin_menu', 'sideline_chat_menu' );
register_uninstall_hook( __FILE__, 'sideline_chat_uninstall' );
