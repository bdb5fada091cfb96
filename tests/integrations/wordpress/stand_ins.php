<?php
/**
 * The few functions of WordPress that the plugin calls, as its documentation describes them, and a page made of them:
 * reads {"form": …, "option": …, "shortcode": "…"} from standard input, prints what WordPress would put out as JSON.
 */

error_reporting( E_ALL );
set_error_handler(
	static function ( $level, $message, $file, $line ) {
		throw new ErrorException( $message, 0, $level, $file, $line );
	}
);
define( 'ABSPATH', __DIR__ );

$hooks   = array();
$options = array();
$scripts = array();
$faults  = array();
$allowed = true;

function add_action( $name, $call ) { add_filter( $name, $call ); }
function add_filter( $name, $call, $priority = 10, $arguments = 1 ) { $GLOBALS['hooks'][ $name ][] = $call; }
function add_shortcode( $name, $call ) { $GLOBALS['hooks'][ "[$name]" ] = $call; }
function register_uninstall_hook( $file, $call ) { $GLOBALS['hooks']['uninstall'] = $call; }
function register_setting( $group, $name, $how ) { $GLOBALS['hooks'][ "sanitize $name" ] = $how['sanitize_callback']; }
function add_options_page( $title, $menu, $capability, $slug, $call ) { $GLOBALS['hooks']['page'] = array( $capability, $call ); }
function add_settings_error( $setting, $code, $message ) { $GLOBALS['faults'][ $code ] = $message; }
function get_option( $name, $default = false ) { return $GLOBALS['options'][ $name ] ?? $default; }
function delete_option( $name ) { unset( $GLOBALS['options'][ $name ] ); }
function is_multisite() { return false; }
function current_user_can( $capability ) { return $GLOBALS['allowed'] && 'manage_options' === $capability; }
function get_admin_page_title() { return 'Sideline chat'; }
function settings_fields( $group ) { echo '<input type="hidden" name="option_page" value="' . esc_attr( $group ) . '"><input type="hidden" name="_wpnonce" value="nonce">'; }
function submit_button() { echo '<button>Save</button>'; }
function wp_enqueue_script( $handle, $src, $needs, $version, $how ) { $GLOBALS['scripts'][ $handle ] = array( $src, $version, $how ); }
function __( $text, $domain ) { return $text; }
function esc_html_e( $text, $domain ) { echo esc_html( $text ); }
function esc_html( $text ) { return htmlspecialchars( $text, ENT_QUOTES, 'UTF-8', false ); }
function esc_attr( $text ) { return htmlspecialchars( $text, ENT_QUOTES, 'UTF-8', false ); }
function esc_url( $url, $schemes = array( 'https', 'http', 'mailto' ) ) { return esc_attr( esc_url_raw( $url, $schemes ) ); }
function esc_url_raw( $url, $schemes = array( 'https', 'http', 'mailto' ) ) {
	$url = preg_replace( '|[^a-z0-9-~+_.?#=!&;,/:%@$\|*\'()\[\]\\x80-\\xff]|i', '', $url );
	return in_array( strtolower( (string) parse_url( $url, PHP_URL_SCHEME ) ), $schemes, true ) ? $url : '';
}
function wp_parse_url( $url ) { return parse_url( $url ); }
function untrailingslashit( $text ) { return rtrim( $text, '/\\' ); }
function sanitize_hex_color( $colour ) { return preg_match( '/^#([A-Fa-f0-9]{3}){1,2}$/D', $colour ) ? $colour : null; }
function sanitize_text_field( $text ) {
	$text = preg_match( '//u', $text ) ? $text : '';
	return trim( preg_replace( '/[\r\n\t ]+/', ' ', false === strpos( $text, '<' ) ? $text : strip_tags( $text ) ) );
}

// WordPress brings its own where PHP was built without.
if ( ! function_exists( 'mb_substr' ) ) {
	function mb_substr( $text, $start, $length ) { return implode( '', array_slice( preg_split( '//u', $text, -1, PREG_SPLIT_NO_EMPTY ), $start, $length ) ); }
}

require $argv[1];

function tag_of( $handle ) {
	list( $src, $version, $how ) = $GLOBALS['scripts'][ $handle ];
	$tag = sprintf( "<script src='%s' id='%s-js' %s data-wp-strategy='%s'></script>\n", esc_url( $src ), $handle, $how['strategy'], $how['strategy'] );
	foreach ( $GLOBALS['hooks']['script_loader_tag'] as $call ) {
		$tag = $call( $tag, $handle );
	}
	return $tag;
}

function shown( $calls, ...$arguments ) {
	ob_start();
	foreach ( (array) $calls as $call ) {
		$call( ...$arguments );
	}
	return ob_get_clean();
}

$asked = json_decode( stream_get_contents( STDIN ), true, 32, JSON_THROW_ON_ERROR );
shown( $hooks['admin_init'] );
shown( $hooks['admin_menu'] );
if ( array_key_exists( 'form', $asked ) ) {
	$options['sideline_chat'] = $hooks['sanitize sideline_chat']( $asked['form'] );
}
if ( array_key_exists( 'option', $asked ) ) {
	$options['sideline_chat'] = $asked['option'];
}
shown( $hooks['wp_enqueue_scripts'] );
$body = '';
if ( preg_match( '/^\[sideline((?: [^\[\]]*)?)\]$/D', $asked['shortcode'] ?? '', $found ) ) {
	preg_match_all( '/ (\w+)="([^"]*)"/', $found[1], $pairs, PREG_SET_ORDER );
	$body = $hooks['[sideline]']( $pairs ? array_column( $pairs, 2, 1 ) : '' );
}
$told = array(
	'option'  => get_option( 'sideline_chat' ),
	'faults'  => $faults,
	'body'    => $body,
	'scripts' => array_map( 'tag_of', array_keys( $scripts ) ),
	'other'   => array_reduce( $hooks['script_loader_tag'], static fn( $tag, $call ) => $call( $tag, 'another' ), '<script src="x"></script>' ),
	'footer'  => shown( $hooks['wp_footer'] ),
	'page'    => shown( $hooks['page'][1] ),
);
$allowed          = false;
$told['refused']  = shown( $hooks['page'][1] );
$hooks['uninstall']();
$told['left'] = $options;
echo json_encode( $told, JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE );
